namespace Sim.Processes;

/// <summary>The result of what has none.</summary>
internal readonly record struct Nothing;
