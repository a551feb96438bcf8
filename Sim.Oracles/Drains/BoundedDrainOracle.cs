using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-33. A given-up copy whose superseding assignment is confirmed starts to drain with the next visibility pass, and is
/// gone after the first scheduling cycle, short or not, that runs M ticks after that pass or later.
/// </summary>
public static class BoundedDrainOracle
{
    /// <summary>Judges a visibility pass: nothing that its watermark passed is still pending.</summary>
    /// <param name="view">State after the pass.</param>
    /// <param name="published">What it published.</param>
    public static Verdict JudgeVisibility(PlacementView view, PortalAssignment published)
    {
        var stale = view.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            if (stale[i].SupersededAt <= published.ConfirmedUpTo && stale[i].AnchorTick is null)
            {
                var name = DrainWording.Name(new ChunkWorker(stale[i].Chunk, stale[i].Worker), view);
                return Wording.Of(
                    OracleCatalog.BoundedDrain,
                    DrainWording.SubjectKind,
                    name,
                    $"{name} was superseded by worker assignment {stale[i].SupersededAt}, portal assignment {published.Id} saw {published.ConfirmedUpTo} confirmed, and its window has not started");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges a scheduling cycle: nothing is left whose window was over.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it and before the next one.</param>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="mTicks">Length of the window.</param>
    public static Verdict JudgeCycle(PlacementView before, PlacementView after, Tick now, long mTicks)
    {
        var stale = after.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            // The anchor is taken from before the cycle: a later visibility pass cannot have started a window that is over.
            var anchor = DrainAnchor.Of(before.State.PortalAssignments, stale[i].SupersededAt);
            if (DrainAnchor.IsOver(anchor, now, mTicks))
            {
                var name = DrainWording.Name(new ChunkWorker(stale[i].Chunk, stale[i].Worker), after);
                return Wording.Of(
                    OracleCatalog.BoundedDrain,
                    DrainWording.SubjectKind,
                    name,
                    $"{name} still drains after the cycle at tick {now}, although its window of {mTicks} ticks began with portal assignment {anchor!.Id} at tick {anchor.CreatedAt}");
            }
        }

        return Verdict.Holds;
    }
}
