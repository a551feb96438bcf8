using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>All cases of a sweep that failed in the same way.</summary>
/// <param name="Identity">What they have in common.</param>
/// <param name="Cases">How many they are.</param>
/// <param name="FirstCaseNumber">Number of the first, from 0.</param>
/// <param name="FirstSeed">Its seed.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Token">Replays it.</param>
public abstract record SweepFailure(
    FailureIdentity Identity, long Cases, long FirstCaseNumber, CaseSeed FirstSeed, CaseFailure Failure, ReplayToken Token);
