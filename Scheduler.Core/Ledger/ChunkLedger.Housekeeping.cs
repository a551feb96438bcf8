using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>
    /// What the clock-driven part of a cycle changes, in the order that rule 22.3 asks for: rescue comes before anything expires.
    /// Each step sees the draining copies that those before it leave.
    /// </summary>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="drainWindowTicks">Length of the window.</param>
    internal HousekeepingDecision DecideHousekeeping(Tick now, long drainWindowTicks)
    {
        var drains = _stale.Take();
        var purged = PurgeDepartedDrains(drains);
        var (rescued, ideal) = RescueOrphanedDrains(drains);
        var (tombstoned, tombstonedDrains) = TombstoneExpiredChunks(drains, now, drainWindowTicks);
        var expired = ExpireDrains(drains, now, drainWindowTicks);
        var due = purged.Count + rescued.Count + tombstoned.Count + expired.Count == 0
            ? Housekeeping.Nothing
            : new Housekeeping(purged, rescued, tombstoned, tombstonedDrains, expired);
        return new HousekeepingDecision(due, ideal, now);
    }

    /// <summary>Does it.</summary>
    internal void ApplyHousekeeping(HousekeepingDecision decision)
    {
        var due = decision.Due;
        _stale.Remove(due.PurgedDrains);
        foreach (var row in decision.RescuedIdeal)
        {
            _ideal.Set(row.Chunk, row.Workers);
        }

        _stale.Remove(due.RescuedDrains);
        Stamp(due.Tombstoned, row => row with { DroppedAtWorker = decision.TombstonedAt });
        _stale.Remove(due.TombstonedDrains);
        _stale.Remove(due.ExpiredDrains);
    }

    private List<ChunkWorker> PurgeDepartedDrains(DrainingCopies drains)
    {
        using var phase = Phase(StoragePhases.PurgeDepartedStaleMappings);
        return drains.End((_, copy) => !_roster.IsActive(copy.Worker));
    }

    private (List<ChunkWorker> Drains, List<HoldersView> Ideal) RescueOrphanedDrains(DrainingCopies drains)
    {
        using var phase = Phase(StoragePhases.RescueOrphanedDrains);
        var ideal = new List<HoldersView>();
        foreach (var (row, copies) in drains.Left)
        {
            if (OrphanRescue.Applies(row.Ideal, _roster.IsActive))
            {
                ideal.Add(new HoldersView(row.Pk, HolderSet.Union(row.Ideal, Array.ConvertAll(copies, static copy => copy.Worker))));
            }
        }

        if (ideal.Count == 0)
        {
            return ([], ideal);
        }

        var orphans = ideal.ConvertAll(static row => row.Chunk);
        return (drains.End((row, _) => orphans.BinarySearch(row.Pk) >= 0), ideal);
    }

    private (List<ChunkPk> Chunks, List<ChunkWorker> Drains) TombstoneExpiredChunks(DrainingCopies drains, Tick now, long drainWindowTicks)
    {
        using var phase = Phase(StoragePhases.TombstoneExpiredChunks);
        List<ChunkPk>? tombstoned = null;
        foreach (var row in _chunks.Rows)
        {
            if (row.Lifecycle is { AwaitsTombstone: true, DroppedAtPortal: { } drop } && now.HasWaited(_portals.CreationOf(drop), drainWindowTicks))
            {
                (tombstoned ??= []).Add(row.Pk);
            }
        }

        return tombstoned is null ? ([], []) : (tombstoned, drains.End((row, _) => tombstoned.BinarySearch(row.Pk) >= 0));
    }

    private List<ChunkWorker> ExpireDrains(DrainingCopies drains, Tick now, long drainWindowTicks)
    {
        using var phase = Phase(StoragePhases.ExpireDrainedStaleMappings);
        var expiredUpTo = DrainClock.ExpiredUpTo(_portals.Views, now, drainWindowTicks);
        return drains.End((_, copy) => copy.SupersededAt <= expiredUpTo);
    }
}
