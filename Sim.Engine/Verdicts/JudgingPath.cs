namespace Sim.Engine.Verdicts;

/// <summary>One of the ways by which a system comes to its judges, as after an operation that succeeded or was refused.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Moment">When it is taken, for readers of the documentation.</param>
public sealed record JudgingPath(string Name, string Moment);
