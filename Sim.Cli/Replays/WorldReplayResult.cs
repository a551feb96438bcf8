using Sim.Engine.Replay;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

namespace Sim.Cli.Replays;

/// <summary>What came of a replay.</summary>
/// <param name="Outcome">How it ran.</param>
/// <param name="Witnesses">What became of the witnesses, in order.</param>
/// <param name="State">The state at its end as <c>sim-state/1</c>.</param>
internal sealed record WorldReplayResult(
    CaseOutcome<WorldConfiguration, WorldAction> Outcome, IReadOnlyList<WitnessResult<WorldWitness>> Witnesses, byte[] State)
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
