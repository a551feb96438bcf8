namespace Sim.Reshuffle.Results;

/// <summary>What was changed in a command's runs, and under which conditions: everything that the figures depend on beside the fleet.</summary>
/// <param name="Profile">File of the profile; null for the usual one.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="Seed">Seed of everything that is drawn.</param>
/// <param name="NewChunks">How many chunks each step adds, as a shape.</param>
/// <param name="Limits">Limits at the beginning, in words.</param>
/// <param name="Events">Everything else that happens, in order of steps, each with its step, in words.</param>
/// <param name="Build">The build that ran.</param>
public sealed record RunChange(string? Profile, int Steps, long Seed, string NewChunks, string Limits, IReadOnlyList<RunEvent> Events, string Build);
