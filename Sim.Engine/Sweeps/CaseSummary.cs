using Sim.Engine.Statistics;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>What a sweep needs to know of a case in which nothing was wrong.</summary>
/// <param name="Steps">Number of executed steps.</param>
/// <param name="RealSteps">Number of those that are not idle.</param>
/// <param name="EndTicks">Logical time at the end.</param>
/// <param name="TraceHash">Hash of all that was executed.</param>
/// <param name="VerdictHash">Hash of the verdicts.</param>
/// <param name="Statistics">What the system reported.</param>
internal sealed record CaseSummary(int Steps, int RealSteps, long EndTicks, ulong TraceHash, ulong VerdictHash, TallyDocument Statistics)
{
    /// <summary>That of a case.</summary>
    public static CaseSummary Of<TConfiguration, TAction>(CaseOutcome<TConfiguration, TAction> outcome) =>
        new(outcome.Steps, outcome.RealSteps, outcome.EndTicks, outcome.TraceHash, outcome.VerdictHash, outcome.Statistics.ToDocument());
}
