using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    private int _staleCount;

    /// <summary>
    /// Does the clock-driven part of a cycle, in the order that rule 22.3 asks for: rescue comes before anything expires. The
    /// result names every row that changed; rescued copies are in the ideal now.
    /// </summary>
    public Housekeeping KeepHouse(Tick now, long mTicks)
    {
        var purged = PurgeDepartedDrains();
        var rescued = RescueOrphanedDrains();
        var (tombstoned, tombstonedDrains) = TombstoneExpiredChunks(now, mTicks);
        var expired = ExpireDrains(now, mTicks);
        return purged.Count + rescued.Count + tombstoned.Count + expired.Count == 0
            ? Housekeeping.Nothing
            : new Housekeeping(purged, rescued, tombstoned, tombstonedDrains, expired);
    }

    /// <summary>The present ideal holders of a chunk, ascending; empty if it has none.</summary>
    public IReadOnlyList<WorkerPk> IdealOf(ChunkPk chunk) => At(chunk).Ideal;

    private List<ChunkWorker> PurgeDepartedDrains()
    {
        using var phase = Phase(StoragePhases.PurgeDepartedStaleMappings);
        return RemoveStale((_, copy) => !_roster.IsActive(copy.Worker));
    }

    private List<ChunkWorker> RescueOrphanedDrains()
    {
        using var phase = Phase(StoragePhases.RescueOrphanedDrains);
        if (_staleCount == 0)
        {
            return [];
        }

        var orphans = new HashSet<ChunkPk>();
        foreach (var row in Chunks)
        {
            if (row.Stale.Length > 0 && OrphanRescue.Applies(row.Ideal, _roster.IsActive))
            {
                row.SetIdeal(row.Physical);
                orphans.Add(row.Pk);
                _views.ForgetIdeal();
            }
        }

        return orphans.Count == 0 ? [] : RemoveStale((row, _) => orphans.Contains(row.Pk));
    }

    private (List<ChunkPk> Chunks, List<ChunkWorker> Drains) TombstoneExpiredChunks(Tick now, long mTicks)
    {
        using var phase = Phase(StoragePhases.TombstoneExpiredChunks);
        List<ChunkPk>? tombstoned = null;
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { AwaitsTombstone: true, DroppedAtPortal: { } drop } lifecycle
                && now.HasWaited(CreationOf(drop), mTicks))
            {
                row.Lifecycle = lifecycle with { DroppedAtWorker = now };
                (tombstoned ??= []).Add(row.Pk);
            }
        }

        if (tombstoned is null)
        {
            return ([], []);
        }

        _views.ForgetLifecycles();
        ForgetSchedulableSet();
        return (tombstoned, RemoveStale((row, _) => tombstoned.BinarySearch(row.Pk) >= 0));
    }

    private Tick CreationOf(PortalAssignmentId portal)
    {
        // Numbers are dense, unless they were raised after a backup was restored.
        var portals = _portals.SoFar;
        var guess = portal.Value - 1;
        if (guess < portals.Count && portals[(int)guess].Id == portal)
        {
            return portals[(int)guess].CreatedAt;
        }

        var position = LowerBound.Of(portals, portal, static (row, key) => row.Id < key);
        Invariant.Require(position < portals.Count && portals[position].Id == portal, "a chunk was dropped by a portal assignment that is not in the ledger");
        return portals[position].CreatedAt;
    }

    private List<ChunkWorker> ExpireDrains(Tick now, long mTicks)
    {
        using var phase = Phase(StoragePhases.ExpireDrainedStaleMappings);
        var expiredUpTo = DrainClock.ExpiredUpTo(_portals.SoFar, now, mTicks);
        return RemoveStale((_, copy) => copy.SupersededAt <= expiredUpTo);
    }

    /// <summary>Deletes the stale mappings that satisfy a condition.</summary>
    /// <returns>The deleted ones, ascending.</returns>
    private List<ChunkWorker> RemoveStale(Func<ChunkRow, StaleCopy, bool> condition)
    {
        if (_staleCount == 0)
        {
            return [];
        }

        var removed = new List<ChunkWorker>();
        foreach (var row in Chunks)
        {
            var before = removed.Count;
            foreach (var copy in row.Stale)
            {
                if (condition(row, copy))
                {
                    removed.Add(new ChunkWorker(row.Pk, copy.Worker));
                }
            }

            if (removed.Count > before)
            {
                row.SetStale(Array.FindAll(row.Stale, copy => !condition(row, copy)));
            }
        }

        if (removed.Count > 0)
        {
            _staleCount -= removed.Count;
            _views.ForgetStale();
        }

        return removed;
    }

    private void RemoveStale(IReadOnlyList<ChunkWorker> pairs)
    {
        foreach (var (chunk, worker) in pairs)
        {
            var row = At(chunk);
            row.SetStale(Array.FindAll(row.Stale, copy => copy.Worker != worker));
        }

        _staleCount -= pairs.Count;
        if (pairs.Count > 0)
        {
            _views.ForgetStale();
        }
    }

    private void AddStale(IReadOnlyList<ChunkWorker> pairs, WorkerAssignmentId supersededAt)
    {
        foreach (var (chunk, worker) in pairs)
        {
            var row = At(chunk);
            StaleCopy[] stale = [.. row.Stale, new StaleCopy(worker, supersededAt)];
            Array.Sort(stale, static (left, right) => left.Worker.CompareTo(right.Worker));
            row.SetStale(stale);
        }

        _staleCount += pairs.Count;
        if (pairs.Count > 0)
        {
            _views.ForgetStale();
        }
    }
}
