using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Models.Actions;
using Sim.Oracles;
using Sim.Oracles.Feasibility;

namespace Sim.Models.World;

/// <content>When each oracle is asked.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>The sentinel: the fleet is not short, and every routed chunk has an active listed holder.</summary>
    public bool AreRoutedChunksCovered =>
        !IsInfeasible && RoutedChunksCoveredOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene).IsHolding;

    /// <summary>Whether the quorum tolerates no straggler, so that routing is proof of possession.</summary>
    private bool IsStrict => Configuration.ConfirmThresholdPercent == 100;

    private WorldScene Scene => new(Fleet.Copies, Departures, IsInfeasible);

    private FleetRules Rules => new(Floor, Configuration.WorkerCapacityBytes, Configuration.Saturation);

    /// <summary>After each cycle. Under a shortage only housekeeping has happened, and it must not overfill a disk or break a floor either.</summary>
    private void JudgeCycle(StorageState before, SchedulingCycleResult result)
    {
        var baseline = RetentionBaseline.From(PlacementView.From(before));
        _recorder.Judge(OracleCatalog.NoOvercommit, OvercommitOracle.Judge(View, Configuration.WorkerCapacityBytes));
        _recorder.Judge(OracleCatalog.Retention, RetentionOracle.Judge(View, baseline, Floor));
        if (result is SchedulingCycleResult.Published)
        {
            _recorder.Judge(OracleCatalog.AtomicPublication, AtomicPublicationOracle.Judge(View, baseline, Floor));
        }
    }

    /// <summary>At each publication, before it replaces the one before.</summary>
    private void JudgePublication(PortalAssignment next)
    {
        Counters.HeldBack = CountHeldBack(next.ConfirmedUpTo);
        _recorder.Classify(Counters.HeldBack > 0, "portal: promotion held back");
        _recorder.Judge(
            OracleCatalog.MonotoneVisibility,
            MonotoneVisibilityOracle.Judge(LatestPortalAssignment, next, State.Corrections, _requestedRemovals));
        _recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.Judge(next));
        _recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeHeldBack(View, next));
    }

    /// <summary>After each step that is not idle.</summary>
    private void JudgeStep(WorkerPk? leaver)
    {
        JudgePossession(leaver);
        MeasureState();
        SeeStep();
        _recorder.Judge(OracleCatalog.NoOrphanedDrains, OrphanedDrainOracle.Judge(View, Departures));
        JudgeRouting();
        _recorder.Judge(OracleCatalog.ExclusiveSwap, ExclusiveSwapOracle.Judge(View));
        _recorder.Judge(OracleCatalog.HiddenReplacement, HiddenReplacementOracle.Judge(View));
        _recorder.Judge(OracleCatalog.SwapOrder, SwapOrderOracle.Judge(View));
    }

    /// <summary>After each cycle and each step: what readers could reach before, they can reach still.</summary>
    private void JudgePossession(WorkerPk? leaver)
    {
        var reachable = new PhysicalRetentionBaseline(LatestPortalAssignment, View, Fleet.Copies);
        if (_reachable is { } before)
        {
            ReadOnlySpan<WorkerPk> departed = leaver is { } worker ? [worker] : [];
            _recorder.Judge(
                OracleCatalog.PhysicalRetention,
                PhysicalRetentionOracle.Judge(before, reachable, departed, IsStrict, IsInfeasible));
        }

        _reachable = reachable;
    }

    private void JudgeRouting()
    {
        if (LatestPortalAssignment is { } published)
        {
            _recorder.Judge(OracleCatalog.NoEmptyRouting, EmptyRoutingOracle.Judge(published));
        }

        var coverage = PublishedCoverageOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene);
        _recorder.Judge(OracleCatalog.PublishedCoverage, coverage);
        if (coverage.Excuse == ExcuseReasons.MaskedByShortage)
        {
            Counters.MaskedStrands++;
            _recorder.Label("strand check: uncovered chunk masked by shortage");
        }

        _recorder.Classify(
            PublishedCoverageOracle.CountPaperOnly(LatestPortalAssignment, LatestWorkerAssignment, Scene) > 0,
            "strand check: covered by listing only");
        _recorder.Judge(
            OracleCatalog.PortalConsistency,
            PortalConsistencyOracle.Judge(Portal, Scene, LatestWorkerAssignment, Now, Configuration.MTicks, IsStrict));
        MeasurePortal();
    }

    /// <summary>At the fixed point that a probe found.</summary>
    private void JudgeFixedPoint(ConvergenceCheck check)
    {
        if (IsInfeasible)
        {
            var verdict = JustifiedShortageOracle.Judge(PackingProblem.From(View, Rules), forgivesKnifeEdges: _planner.Name == PlannerCatalog.Multistep);
            _recorder.Judge(OracleCatalog.JustifiedShortage, verdict);
            Counters.KnifeEdges += verdict.Excuse == ExcuseReasons.KnifeEdge ? 1 : 0;
            _recorder.Classify(verdict.Excuse == ExcuseReasons.KnifeEdge, "converged: knife-edge shortage excused");
            return;
        }

        if (check == ConvergenceCheck.Weak)
        {
            _recorder.Judge(OracleCatalog.WeakFloors, ConvergedFloorOracle.JudgeWeak(View, Rules));
        }
        else
        {
            _recorder.Judge(OracleCatalog.StrongFloors, ConvergedFloorOracle.JudgeStrong(View, Rules));
        }

        _recorder.Judge(
            OracleCatalog.RoutedChunksCovered,
            RoutedChunksCoveredOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene));
    }

    /// <summary>Confirmed chunks that the visibility pass could have promoted and did not.</summary>
    private long CountHeldBack(WorkerAssignmentId watermark)
    {
        long heldBack = 0;
        foreach (var row in State.Lifecycles)
        {
            heldBack += row.Live && !row.EnteredPortalAssignment && row.ConfirmedBy(watermark) && !IsPendingReplacement(row.Chunk) ? 1 : 0;
        }

        return heldBack;
    }

    private bool IsPendingReplacement(ChunkPk chunk)
    {
        foreach (var correction in State.Corrections)
        {
            if (correction.New == chunk && !correction.IsCompleted)
            {
                return true;
            }
        }

        return false;
    }
}
