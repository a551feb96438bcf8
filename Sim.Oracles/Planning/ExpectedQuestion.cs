using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What a plan must find in the storage, worked out from the state before the cycle: housekeeping comes first, departed holders do not count.</summary>
internal sealed class ExpectedQuestion
{
    private readonly PlacementView _before;
    private readonly Housekeeping _housekeeping;
    private readonly HashSet<ChunkWorker>? _expired;
    private readonly List<WorkerPk> _holders = [];

    public ExpectedQuestion(PlacementView before, Tick now, long mTicks)
    {
        _before = before;
        _housekeeping = HousekeepingModel.Expect(before, now, mTicks);
        _expired = _housekeeping.ExpiredDrains.Count == 0 ? null : [.. _housekeeping.ExpiredDrains];
    }

    /// <summary>Number of chunks that take part.</summary>
    public int CountChunks()
    {
        var count = 0;
        for (var row = 0; row < _before.ChunkCount; row++)
        {
            count += TakesPart(row) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first chunk that takes part and is not among some keys; null if all are.</summary>
    public ChunkView? FirstMissing(ChunkPk[] asked)
    {
        var known = asked.ToHashSet();
        for (var row = 0; row < _before.ChunkCount; row++)
        {
            if (TakesPart(row) && !known.Contains(_before.ChunkAt(row).Pk))
            {
                return _before.ChunkAt(row);
            }
        }

        return null;
    }

    /// <summary>Whether a plan places the chunk: registered, not rejected, and not tombstoned before this plan.</summary>
    public bool TakesPart(int row) =>
        _before.IsScheduled(row) && (_housekeeping.Tombstoned.Count == 0 || !_housekeeping.Tombstoned.Contains(_before.ChunkAt(row).Pk));

    /// <summary>Active workers that have a copy, of the ideal or draining, ascending. Valid until the next question.</summary>
    public List<WorkerPk> Held(int row)
    {
        Restart(_before.IdealAt(row));
        var drains = _before.StaleAt(row);
        foreach (var worker in drains)
        {
            if (_before.IsActive(worker) && !_holders.Contains(worker) && !HasExpired(row, worker))
            {
                _holders.Add(worker);
            }
        }

        if (!drains.IsEmpty)
        {
            _holders.Sort();
        }

        return _holders;
    }

    /// <summary>Active workers of the ideal, ascending, with the drains that return to it. Valid until the next question.</summary>
    public List<WorkerPk> Committed(int row) => Restart(OrphanedDrains.RescuedIdeal(_before, _before.ChunkAt(row).Pk));

    /// <summary>Active workers that readers are sent to, ascending; none for a chunk that readers do not see. Valid until the next question.</summary>
    public List<WorkerPk> Routed(int row)
    {
        if (!_before.IsVisible(row))
        {
            _holders.Clear();
            return _holders;
        }

        _holders.Clear();
        foreach (var worker in _before.State.RoutingOf(_before.ChunkAt(row).Pk))
        {
            AddActive(worker);
        }

        return _holders;
    }

    private List<WorkerPk> Restart(ReadOnlySpan<WorkerPk> holders)
    {
        _holders.Clear();
        foreach (var worker in holders)
        {
            AddActive(worker);
        }

        return _holders;
    }

    private void AddActive(WorkerPk worker)
    {
        if (_before.IsActive(worker))
        {
            _holders.Add(worker);
        }
    }

    private bool HasExpired(int row, WorkerPk worker) =>
        _expired is not null && _expired.Contains(new ChunkWorker(_before.ChunkAt(row).Pk, worker));
}
