using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>Sees how windows end: on the very tick or not yet, by the clock or by something else.</summary>
/// <param name="recorder">Where facts are recorded.</param>
/// <param name="mTicks">Length of the window.</param>
public sealed class DrainWatch(Recorder recorder, long mTicks)
{
    /// <summary>A copy expired after its window.</summary>
    public static readonly FactDescription Expired = Declare("drain expired");

    /// <summary>A jump of the clock ended in the middle of a window.</summary>
    public static readonly FactDescription Held = Declare("drain held mid-window");

    /// <summary>A copy expired in a cycle exactly M ticks after its window had started.</summary>
    public static readonly FactDescription ExpiredAtM = Declare("drain expired exactly at M");

    /// <summary>A copy was still kept by a cycle M-1 ticks after its window had started.</summary>
    public static readonly FactDescription KeptBeforeM = Declare("drain kept at M-1");

    /// <summary>The ideal took back a copy whose window had not started.</summary>
    public static readonly FactDescription PendingRevived = Declare("pending drain revived by flip-flop");

    /// <summary>The ideal took back a copy in the middle of its window.</summary>
    public static readonly FactDescription DrainingRevived = Declare("running drain revived by flip-flop");

    /// <summary>A draining copy became ideal again because every ideal holder had departed.</summary>
    public static readonly FactDescription Rescued = Declare("orphaned drain promoted again");

    /// <summary>A draining copy ended because its worker had departed.</summary>
    public static readonly FactDescription Purged = Declare("drain of a departed worker purged");

    /// <summary>A chunk was tombstoned.</summary>
    public static readonly FactDescription Tombstoned = Declare("chunk tombstoned");

    /// <summary>A chunk was tombstoned exactly M ticks after readers had lost it.</summary>
    public static readonly FactDescription TombstonedAtM = Declare("chunk tombstoned exactly at M");

    /// <summary>A dropped chunk was still kept by a cycle M-1 ticks after readers had lost it.</summary>
    public static readonly FactDescription DroppedKeptBeforeM = Declare("dropped chunk kept at M-1");

    /// <summary>A draining copy ended because its chunk was tombstoned.</summary>
    public static readonly FactDescription TombstonedWithDrain = Declare("chunk tombstoned with a drain");

    /// <summary>The clock has jumped and no cycle has run since.</summary>
    /// <param name="met">What the jump met.</param>
    public void AfterClockJump(DrainOutcomes met) => recorder.Sometimes(met.MidWindow > 0, Held);

    /// <summary>A scheduling cycle has ended, short or not.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it.</param>
    /// <param name="housekeeping">What it reports.</param>
    /// <param name="now">Tick of the cycle.</param>
    public void AfterScheduling(PlacementView before, PlacementView after, Housekeeping housekeeping, Tick now)
    {
        recorder.Sometimes(housekeeping.ExpiredDrains.Count > 0, Expired);
        recorder.Sometimes(housekeeping.PurgedDrains.Count > 0, Purged);
        recorder.Sometimes(housekeeping.RescuedDrains.Count > 0, Rescued);
        recorder.Sometimes(housekeeping.Tombstoned.Count > 0, Tombstoned);
        recorder.Sometimes(housekeeping.TombstonedDrains.Count > 0, TombstonedWithDrain);
        var stale = before.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            SeeDrain(stale[i], after, housekeeping, now);
        }

        SeeDroppedChunks(before, after, now);
    }

    private void SeeDrain(StaleMappingView drain, PlacementView after, Housekeeping housekeeping, Tick now)
    {
        var copy = new ChunkWorker(drain.Chunk, drain.Worker);
        var row = after.RowOf(drain.Chunk);
        var isKept = row >= 0 && after.StaleAt(row).BinarySearch(drain.Worker) >= 0;
        if (drain.AnchorTick is { } anchor)
        {
            recorder.Sometimes(now.Value - anchor.Value == mTicks && housekeeping.ExpiredDrains.Contains(copy), ExpiredAtM);
            recorder.Sometimes(isKept && now.Value - anchor.Value == mTicks - 1, KeptBeforeM);
        }

        var isRevived = row >= 0 && !isKept
            && after.IdealAt(row).BinarySearch(drain.Worker) >= 0
            && !housekeeping.RescuedDrains.Contains(copy);
        recorder.Sometimes(isRevived, drain.AnchorTick is null ? PendingRevived : DrainingRevived);
    }

    private void SeeDroppedChunks(PlacementView before, PlacementView after, Tick now)
    {
        for (var row = 0; row < before.ChunkCount; row++)
        {
            if (before.LifecycleAt(row) is not { AwaitsTombstone: true, DroppedAtPortal: { } drop }
                || CreationOf(before.State.PortalAssignments, drop) is not { } anchor)
            {
                continue;
            }

            var isTombstoned = after.LifecycleAt(row) is { Tombstoned: true };
            recorder.Sometimes(isTombstoned && now.Value - anchor.Value == mTicks, TombstonedAtM);
            recorder.Sometimes(!isTombstoned && now.Value - anchor.Value == mTicks - 1, DroppedKeptBeforeM);
        }
    }

    /// <summary>Searched from the newest backwards: what is dropped and not yet tombstoned was dropped lately.</summary>
    private static Tick? CreationOf(IReadOnlyList<PortalAssignmentView> portals, PortalAssignmentId id)
    {
        for (var i = portals.Count - 1; i >= 0; i--)
        {
            if (portals[i].Id == id)
            {
                return portals[i].CreatedAt;
            }
        }

        return null;
    }

    private static FactDescription Declare(string name) => new(name, nameof(DrainWatch));
}
