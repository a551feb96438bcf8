using Sim.Engine.Walks;

namespace Sim.Engine.Replay;

/// <summary>What came of a replay.</summary>
/// <param name="Outcome">How it ran.</param>
/// <param name="Witnesses">What became of the witnesses, in order.</param>
/// <param name="State">The state at its end; empty if the simulation writes none.</param>
internal sealed record WalkReplayResult<TConfiguration, TAction, TWitness>(
    CaseOutcome<TConfiguration, TAction> Outcome, IReadOnlyList<WitnessResult<TWitness>> Witnesses, byte[] State)
    where TWitness : Witness
{
    /// <summary>What is not as a walk file expects, one sentence each.</summary>
    public IEnumerable<string> FaultsAgainst(WalkExpectation expectation)
    {
        if (expectation.FindFault(Outcome) is { } fault)
        {
            yield return fault;
        }

        foreach (var witness in Witnesses.Where(witness => !witness.IsSatisfied))
        {
            yield return $"witness {witness.Sentence}";
        }
    }
}
