using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <content>What readers are shown.</content>
public sealed partial class WorldJudge
{
    /// <summary>At each publication, which then replaces the one before.</summary>
    /// <param name="reading">The world, with the publication before as its latest.</param>
    /// <param name="next">The publication.</param>
    public void AfterPublication(WorldReading reading, PortalAssignment next)
    {
        using var pass = recorder.Pass(JudgingPaths.Publication);
        var (previous, view, state) = (reading.PortalAssignment, reading.View, reading.State);
        NoteShown(previous, next);
        recorder.Judge(OracleCatalog.MonotoneVisibility, MonotoneVisibilityOracle.Judge(previous, next, state.Corrections, _requestedRemovals));
        recorder.Judge(OracleCatalog.NoEmptyRouting, EmptyRoutingOracle.Judge(next));
        recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.Judge(next));
        recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeHeldBack(view, next));
        recorder.Judge(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.Judge(previous, next, _listings));
        recorder.Judge(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.JudgePublished(_routing, next));
        recorder.Judge(OracleCatalog.PortalAssignment, PortalAssignmentOracle.Judge(next, view));
        recorder.Judge(OracleCatalog.RisingIds, RisingIdsOracle.Judge(_publishedIds, next, reading.Now, state));
        _publishedIds = _publishedIds.After(next);
        recorder.Judge(OracleCatalog.Watermark, WatermarkOracle.JudgePublished(previous, next, state));
        recorder.Judge(OracleCatalog.BoundedDrain, BoundedDrainOracle.JudgeVisibility(view, next));
        recorder.Judge(OracleCatalog.BoundedPromotion, BoundedPromotionOracle.Judge(view, next, _listings));
        recorder.Judge(OracleCatalog.BoundedCorrection, BoundedCorrectionOracle.Judge(view, next));
        recorder.Judge(OracleCatalog.ExclusiveSwap, ExclusiveSwapOracle.Judge(view));
        recorder.Judge(OracleCatalog.HiddenReplacement, HiddenReplacementOracle.Judge(view));
        recorder.Judge(OracleCatalog.SwapOrder, SwapOrderOracle.Judge(view));
        JudgePossession(reading, next, leaver: null);
    }

    /// <summary>The host asks for the removal of a chunk: from now on readers may lose it.</summary>
    public void BeforeRemoval(ChunkPk chunk) => _requestedRemovals.Add(chunk);

    private void NoteShown(PortalAssignment? previous, PortalAssignment next)
    {
        foreach (var chunk in next.Chunks.Keys)
        {
            if (previous is null || !previous.Chunks.ContainsKey(chunk))
            {
                _shownSinceCycle.Add(chunk);
            }
        }
    }
}
