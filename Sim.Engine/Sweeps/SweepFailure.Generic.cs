using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>All cases of a sweep that failed in the same way, with the walk of the first of them.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <param name="Identity">What they have in common.</param>
/// <param name="Cases">How many they are.</param>
/// <param name="FirstCaseNumber">Number of the first, from 0.</param>
/// <param name="FirstSeed">Its seed.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Walk">The walk that it executed; the failing step is its last.</param>
/// <param name="Token">Replays it.</param>
public sealed record SweepFailure<TConfiguration, TAction>(
    FailureIdentity Identity,
    long Cases,
    long FirstCaseNumber,
    CaseSeed FirstSeed,
    CaseFailure Failure,
    Walk<TConfiguration, TAction> Walk,
    ReplayToken Token)
    : SweepFailure(Identity, Cases, FirstCaseNumber, FirstSeed, Failure, Token);
