using System.Collections.Immutable;
using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
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

    /// <summary>What every cycle must keep that ends in an assignment, heard or not.</summary>
    private static readonly ImmutableArray<OracleDescription> Assignments =
        [AtomicPublication, ConfirmedPromotion, DroppedChunk, WorkerAssignment, RisingIds, CarriedOutPlan];

    /// <summary>What every cycle must keep, whatever became of it.</summary>
    private static readonly ImmutableArray<OracleDescription> Rows =
        [NoOvercommit, Retention, ConfirmedRouting, Watermark, DisjointDrains, SupersedingAssignment, CorrectionForest, RejectedChunk];

    /// <summary>What a cycle must keep whose answer was heard.</summary>
    private static readonly ImmutableArray<OracleDescription> Heard = [.. Rows, ExactClocks, BoundedDrain, AvoidableWait, PlannerInput];

    /// <summary>Idempotence needs a question before; the floors of plans and what comes first are asked of some planners; a fresh planner is asked now and then.</summary>
    private static readonly ImmutableArray<OracleDescription> Plans = [WeakFloors, StrongFloors, Idempotence, FreshPlanner];

    /// <summary>Path by path.</summary>
    public static ImmutableArray<JudgingDuty> All { get; } =
    [
        Duty(JudgingPaths.Ordinary, [.. Heard, .. Assignments], [.. Plans, ServedFirst]),
        Duty(JudgingPaths.Restarted, [.. Heard, .. Assignments], [.. Plans, ServedFirst]),
        Duty(JudgingPaths.Refused, [.. Heard, ConfirmedPromotion, RisingIds], [.. Plans]),
        Duty(JudgingPaths.Interrupted, Rows, [.. Assignments, PlannerInput, FreshPlanner]),
        Duty(
            JudgingPaths.Publication,
            [
                MonotoneVisibility, NoEmptyRouting, NonOverlap, ConfirmedPromotion, ConfirmedRouting, PortalAssignment, RisingIds, Watermark,
                BoundedDrain, BoundedPromotion, BoundedCorrection, ExclusiveSwap, HiddenReplacement, SwapOrder,
            ],
            [PhysicalRetention]),
        Duty(JudgingPaths.Probe, [FixedPointRouting, Quiescence, RoutedChunksCovered], [WeakFloors, StrongFloors, JustifiedShortage]),
        Duty(JudgingPaths.ShortProbe, [Quiescence, JustifiedShortage], []),
        Duty(JudgingPaths.Step, [PortalConsistency, PublishedCoverage, NoOrphanedDrains, Contract], [PhysicalRetention]),
        Duty(JudgingPaths.Registration, [NonOverlap], []),
        Duty(JudgingPaths.Confirmation, [ConfirmedRouting, Watermark], []),
        Duty(JudgingPaths.Report, [Conservation], []),
    ];

    /// <summary>What the runs that were counted leave to be desired, path by path.</summary>
    /// <param name="counts">Counts of runs that should have shown every path and every oracle.</param>
    /// <returns>One sentence per gap; empty if everybody was asked.</returns>
    public static IReadOnlyList<string> Gaps(IReadOnlyList<PathCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var undeclared = counts.Where(count => All.All(duty => duty.Path != count.Path)).Select(count => $"the path '{count.Path.Name}' is not declared");
        return [.. All.SelectMany(duty => duty.Gaps(counts.FirstOrDefault(count => count.Path == duty.Path))), .. undeclared];
    }

    private static JudgingDuty Duty(JudgingPath path, ImmutableArray<OracleDescription> eachTime, ImmutableArray<OracleDescription> atTimes) =>
        new(path, Sorted(eachTime), Sorted(atTimes));

    private static ImmutableArray<OracleDescription> Sorted(ImmutableArray<OracleDescription> oracles) =>
        [.. oracles.OrderBy(oracle => oracle.Id, StringComparer.Ordinal)];
}
