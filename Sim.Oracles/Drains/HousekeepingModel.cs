using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// What the clock-driven part of a scheduling cycle must do, worked out from the state before it. In this order: drains of
/// departed workers end, orphaned drains return to the ideal (22.3), chunks are tombstoned with their drains, drains expire.
/// </summary>
internal static class HousekeepingModel
{
    public static Housekeeping Expect(PlacementView before, Tick now, long mTicks)
    {
        var tombstoned = DueTombstones(before, now, mTicks);
        var stale = before.State.StaleMappings;
        if (stale.Count == 0)
        {
            return tombstoned.Count == 0 ? Housekeeping.Nothing : Housekeeping.Nothing with { Tombstoned = tombstoned };
        }

        List<ChunkWorker> purged = [], rescued = [], tombstonedDrains = [], expired = [];
        for (var i = 0; i < stale.Count; i++)
        {
            var copy = new ChunkWorker(stale[i].Chunk, stale[i].Worker);
            var row = before.RowOf(copy.Chunk);
            if (!before.IsActive(copy.Worker))
            {
                purged.Add(copy);
            }
            else if (row >= 0 && OrphanedDrains.IsOrphaned(before, row))
            {
                rescued.Add(copy);
            }
            else if (tombstoned.BinarySearch(copy.Chunk) >= 0)
            {
                tombstonedDrains.Add(copy);
            }
            else if (DrainAnchor.IsOver(DrainAnchor.Of(before.State.PortalAssignments, stale[i].SupersededAt), now, mTicks))
            {
                expired.Add(copy);
            }
        }

        return new Housekeeping(purged, rescued, tombstoned, tombstonedDrains, expired);
    }

    private static List<ChunkPk> DueTombstones(PlacementView before, Tick now, long mTicks)
    {
        var due = new List<ChunkPk>();
        for (var row = 0; row < before.ChunkCount; row++)
        {
            if (before.LifecycleAt(row) is { DroppedAtPortal: { } drop, DroppedAtWorker: null } lifecycle
                && DrainAnchor.IsOver(PortalOf(before.State.PortalAssignments, drop), now, mTicks))
            {
                due.Add(lifecycle.Chunk);
            }
        }

        return due;
    }

    private static PortalAssignmentView? PortalOf(IReadOnlyList<PortalAssignmentView> portals, PortalAssignmentId id)
    {
        for (var i = portals.Count - 1; i >= 0; i--)
        {
            if (portals[i].Id == id)
            {
                return portals[i];
            }
        }

        return null;
    }
}
