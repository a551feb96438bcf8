using System.Collections.Immutable;
using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
using Sim.Oracles.Judging;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles;

/// <summary>
/// What must be judged where: every oracle by every path on which it has something to say. The counts of a run are held
/// against it, so that a judge that forgets an oracle on one path is found out although it asks it on the others.
/// </summary>
public static class JudgingDuties
{
    /// <summary>Asked of every state that is read, on no path: whether two backends are in the same state.</summary>
    public static readonly ImmutableArray<OracleDescription> OfEveryState = [Lockstep];

    /// <summary>Path by path, as the judge says beside its calls.</summary>
    public static ImmutableArray<JudgingDuty> All { get; } = WorldJudge.Duties;

    /// <summary>What the runs that were counted leave to be desired, path by path.</summary>
    /// <param name="counts">Counts of runs that should have shown every path and every oracle.</param>
    /// <returns>One sentence per gap; empty if everybody was asked.</returns>
    public static IReadOnlyList<string> Gaps(IReadOnlyList<PathCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var undeclared = counts.Where(count => All.All(duty => duty.Path != count.Path)).Select(count => $"the path '{count.Path.Name}' is not declared");
        return [.. All.SelectMany(duty => duty.Gaps(counts.FirstOrDefault(count => count.Path == duty.Path))), .. undeclared];
    }
}
