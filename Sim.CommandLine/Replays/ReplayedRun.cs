using Sim.Engine.Replay;

namespace Sim.CommandLine.Replays;

/// <summary>What came of a replay on one backend.</summary>
/// <param name="Name">Name of the walk or the case.</param>
/// <param name="Backend">The backend.</param>
/// <param name="Result">How it ran.</param>
/// <param name="Faults">What is not as expected, one sentence each; null if nothing was expected.</param>
internal sealed record ReplayedRun<TConfiguration, TAction, TWitness>(
    string Name, string Backend, WalkReplayResult<TConfiguration, TAction, TWitness> Result, IReadOnlyList<string>? Faults)
    where TWitness : Witness;
