using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

internal sealed partial class HonestWalk
{
    /// <summary>Asked twice on purpose, before and after the visibility cycle: neither may matter.</summary>
    private void JudgeCycle(PlacementView before, SchedulingCycleResult result)
    {
        Ask(OracleCatalog.ExactClocks, ExactClockOracle.Judge(before, _view, result, _cycleTick, MTicks));
        Ask(OracleCatalog.BoundedDrain, BoundedDrainOracle.JudgeCycle(before, _view, _cycleTick, MTicks));
        Ask(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing.AfterCycle(before, _view), _view));
        Ask(OracleCatalog.Watermark, WatermarkOracle.Judge(before.State, _view.State));
        if (result is SchedulingCycleResult.Published published)
        {
            _newest = published.Assignment;
            _history = _history.After(_newest);
            Ask(OracleCatalog.WorkerAssignment, WorkerAssignmentOracle.Judge(_newest, before, _view));
            Ask(OracleCatalog.RisingIds, RisingIdsOracle.Judge(_ids, _newest));
            if (_respectsFloors)
            {
                Ask(OracleCatalog.DroppedChunk, DroppedChunkOracle.Judge(before, _view, _newest, Floor));
                Ask(OracleCatalog.AtomicPublication, AtomicPublicationOracle.Judge(_view, RetentionBaseline.From(before), Floor));
            }
        }

        if (_respectsFloors)
        {
            Ask(OracleCatalog.NoOvercommit, OvercommitOracle.Judge(_view, CapacityBytes));
            Ask(OracleCatalog.Retention, RetentionOracle.Judge(_view, RetentionBaseline.From(before), Floor));
        }

        JudgeState(before);
    }

    private void JudgeVisibility(PlacementView before, PortalAssignment published)
    {
        var state = _view.State;
        Ask(OracleCatalog.MonotoneVisibility, MonotoneVisibilityOracle.Judge(_portal, published, state.Corrections, _requestedRemovals));
        Ask(OracleCatalog.NoEmptyRouting, EmptyRoutingOracle.Judge(published));
        Ask(OracleCatalog.NonOverlap, NonOverlapOracle.Judge(published));
        Ask(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeHeldBack(_view, published));
        Ask(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.Judge(_portal, published, _history));
        Ask(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.JudgePublished(_routing.AfterCycle(before, _view), published));
        Ask(OracleCatalog.PortalAssignment, PortalAssignmentOracle.Judge(published, _view));
        Ask(OracleCatalog.RisingIds, RisingIdsOracle.Judge(_ids, published, _now, state));
        Ask(OracleCatalog.Watermark, WatermarkOracle.JudgePublished(_portal, published, state));
        Ask(OracleCatalog.BoundedDrain, BoundedDrainOracle.JudgeVisibility(_view, published));
        Ask(OracleCatalog.BoundedPromotion, BoundedPromotionOracle.Judge(_view, published, _history));
        Ask(OracleCatalog.BoundedCorrection, BoundedCorrectionOracle.Judge(_view, published));
        Ask(OracleCatalog.ExclusiveSwap, ExclusiveSwapOracle.Judge(_view));
        Ask(OracleCatalog.HiddenReplacement, HiddenReplacementOracle.Judge(_view));
        Ask(OracleCatalog.SwapOrder, SwapOrderOracle.Judge(_view));
    }

    private void JudgeState(PlacementView before)
    {
        Ask(OracleCatalog.NoOrphanedDrains, OrphanedDrainOracle.Judge(_view, _departures));
        Ask(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.JudgeStamps(_view, _history));
        Ask(OracleCatalog.DisjointDrains, DisjointDrainOracle.Judge(_view));
        Ask(OracleCatalog.SupersedingAssignment, SupersedingAssignmentOracle.Judge(_view));
        Ask(OracleCatalog.CorrectionForest, CorrectionForestOracle.Judge(_view));
        Ask(OracleCatalog.RejectedChunk, RejectedChunkOracle.Judge(before, _view, _newest));
    }
}
