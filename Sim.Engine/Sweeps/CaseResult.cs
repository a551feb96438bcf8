using Sim.Engine.Randomness;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>What one case of a sweep came to, waiting to be merged in its turn. A case that could not be carried through has an interruption in place of an outcome.</summary>
internal sealed record CaseResult<TConfiguration, TAction>(
    long Number,
    CaseSeed Seed,
    CaseOutcome<TConfiguration, TAction>? Outcome,
    CaseDifference? Difference,
    Exception? Interruption)
{
    /// <summary>What is known of a case that ran in another process, in place of an outcome.</summary>
    public CaseSummary? Summary { get; init; }
}
