using Sim.Engine.Verdicts;

namespace Sim.Engine.Walks;

/// <summary>How a case failed.</summary>
/// <param name="Oracle">The oracle that was violated.</param>
/// <param name="Violation">What it found.</param>
/// <param name="Step">The step that failed, from 1. 0 if the system could not even be built; the number of the last step if the closing judgement failed.</param>
/// <param name="Cause">The exception that was explained as this violation; null for a plain judgement.</param>
public sealed record CaseFailure(OracleDescription Oracle, Violation Violation, int Step, Exception? Cause = null)
{
    /// <summary>What shrinking keeps.</summary>
    public FailureIdentity Identity => FailureIdentity.Of(Violation);
}
