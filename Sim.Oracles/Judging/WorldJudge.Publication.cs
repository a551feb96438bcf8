using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles.Judging;

/// <content>What readers are shown.</content>
public sealed partial class WorldJudge
{
    private static readonly ImmutableArray<JudgingDuty> PublicationDuties =
    [
        Duty(
            JudgingPaths.Publication,
            [
                MonotoneVisibility, NoEmptyRouting, NonOverlap, ConfirmedPromotion, ConfirmedRouting, OracleCatalog.PortalAssignment, RisingIds, Watermark,
                BoundedDrain, BoundedPromotion, BoundedCorrection, ExclusiveSwap, HiddenReplacement, SwapOrder,
            ],
            [PhysicalRetention]),
    ];

    /// <summary>At each publication, which then replaces the one before.</summary>
    /// <param name="reading">The world, with the publication before as its latest.</param>
    /// <param name="next">The publication.</param>
    public void AfterPublication(WorldReading reading, PortalAssignment next)
    {
        using var pass = recorder.Pass(JudgingPaths.Publication);
        var (previous, view, state) = (reading.PortalAssignment, reading.View, reading.State);
        NoteShown(previous, next);
        recorder.Judge(MonotoneVisibility, MonotoneVisibilityOracle.Judge(previous, next, state.Corrections, _requestedRemovals));
        recorder.Judge(NoEmptyRouting, EmptyRoutingOracle.Judge(next));
        recorder.Judge(NonOverlap, NonOverlapOracle.Judge(next));
        recorder.Judge(NonOverlap, NonOverlapOracle.JudgeHeldBack(view, next));
        recorder.Judge(ConfirmedPromotion, ConfirmedPromotionOracle.Judge(previous, next, _listings));
        recorder.Judge(ConfirmedRouting, ConfirmedRoutingOracle.JudgePublished(_routing, next));
        recorder.Judge(OracleCatalog.PortalAssignment, PortalAssignmentOracle.Judge(next, view));
        recorder.Judge(RisingIds, RisingIdsOracle.Judge(_publishedIds, next, reading.Now, state));
        _publishedIds = _publishedIds.After(next);
        recorder.Judge(Watermark, WatermarkOracle.JudgePublished(previous, next, state));
        recorder.Judge(BoundedDrain, BoundedDrainOracle.JudgeVisibility(view, next));
        recorder.Judge(BoundedPromotion, BoundedPromotionOracle.Judge(view, next, _listings));
        recorder.Judge(BoundedCorrection, BoundedCorrectionOracle.Judge(view, next));
        recorder.Judge(ExclusiveSwap, ExclusiveSwapOracle.Judge(view));
        recorder.Judge(HiddenReplacement, HiddenReplacementOracle.Judge(view));
        recorder.Judge(SwapOrder, SwapOrderOracle.Judge(view));
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
