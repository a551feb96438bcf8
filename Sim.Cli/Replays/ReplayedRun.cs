namespace Sim.Cli.Replays;

/// <summary>What came of a replay on one backend.</summary>
/// <param name="Name">Name of the walk or the case.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Result">How it ran.</param>
/// <param name="Faults">What is not as expected, one sentence each; null if nothing was expected.</param>
internal sealed record ReplayedRun(string Name, string Backend, WorldReplayResult Result, IReadOnlyList<string>? Faults);
