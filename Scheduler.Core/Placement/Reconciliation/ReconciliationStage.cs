using System.Runtime.InteropServices;

namespace Scheduler.Core.Placement;

/// <summary>
/// Stage 2: a feasible step from what the disks hold towards the ideal. It starts at the same homes and walks the same
/// rings again, but against the real free space, and a copy that is on a disk already costs nothing. This is the full
/// procedure; <see cref="CalmReconciliation{THash}"/> does the same for cycles in which nothing has to give way.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class ReconciliationStage<THash>
    where THash : struct, IRingHash
{
    private readonly FleetWalks<THash> _walks;
    private readonly HolderLists _ideal;
    private readonly int _floor;
    private readonly long[] _sizesBytes;
    private readonly int[] _ceilings;
    private readonly ReconciliationState _state;

    /// <summary>For each chunk, whether some copy was refused at home. Until then its published copies are its first homes.</summary>
    private readonly bool[] _deviates;
    private readonly Preemption<THash> _preemption;
    private readonly List<int> _excluded = [];

    /// <summary>Creates the stage.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="ideal">The result of stage 1. Its counts cap the bonus: what did not fit an empty fleet must not be kept for being free, or it would never drain.</param>
    /// <param name="freeBytes">Free space of each worker, with all that it holds charged; taken over.</param>
    public ReconciliationStage(FleetWalks<THash> walks, HolderLists ideal, long[] freeBytes)
    {
        _walks = walks;
        _ideal = ideal;
        _floor = walks.Input.Configuration.MinimumReplication;
        _sizesBytes = walks.Input.Chunks.SizesBytes;
        _ceilings = new int[ideal.Count];
        var mostCopies = new int[ideal.Count];
        for (var chunk = 0; chunk < ideal.Count; chunk++)
        {
            _ceilings[chunk] = ideal[chunk].Length;

            // Add-back may bring up to one floor of held copies on top of the fresh ones.
            var most = Math.Max(_floor, _ceilings[chunk]) + Math.Min(_floor, walks.Input.Held[chunk].Length);
            mostCopies[chunk] = Math.Min(walks.Input.Workers.Count, most);
        }

        _state = new ReconciliationState(walks.Input, freeBytes, mostCopies);
        _deviates = new bool[ideal.Count];
        _preemption = new Preemption<THash>(walks, _state);
    }

    /// <summary>Runs all phases.</summary>
    public ReconciliationResult Run()
    {
        SeatEstablishedFloors();
        SeatNewFloors();

        // Bonus copies are kept for free; while a floor is left out they must drain to make room for it.
        if (_excluded.Count == 0)
        {
            BonusRounds.Run(new BonusSeating(this), _walks.Order.All, _ceilings, _floor);
        }

        AddBackHeldFloors();
        return new ReconciliationResult(_state.Published.ToHolderLists(), _state.Held.Evictions, _excluded);
    }

    private bool TrySeat(int chunk, int tag)
    {
        if (!_deviates[chunk])
        {
            var home = _walks.Homes[chunk][tag];
            if (home != HomeRows.Nobody && TryPublish(chunk, home))
            {
                return true;
            }

            _deviates[chunk] = true;
        }

        var eligible = _walks.Eligibility.WorkersFor(chunk);
        foreach (var worker in _walks.Walk(chunk, tag))
        {
            if ((eligible is null || eligible[worker]) && !_state.Published.Contains(chunk, worker) && TryPublish(chunk, worker))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryPublish(int chunk, ushort worker)
    {
        if (_state.Held.IsHeld(chunk, worker))
        {
            if (_state.FreeBytes[worker] < 0 || _state.Held.IsEvicted(chunk, worker))
            {
                return false;
            }

            _state.PublishHeld(chunk, worker);
            return true;
        }

        if (_state.FreeBytes[worker] < _sizesBytes[chunk])
        {
            return false;
        }

        _state.PublishFresh(chunk, worker);
        return true;
    }

    private bool TrySeatFloor(int chunk, int tag) => TrySeat(chunk, tag) || _preemption.TrySeat(chunk, tag);

    private bool IsNew(int chunk) => NewChunks.IsNew(_walks.Input, chunk);

    /// <summary>Everybody's first copy before anybody's second spreads scarce room; who is refused stays short this cycle.</summary>
    private void SeatEstablishedFloors()
    {
        for (var tag = 0; tag < _floor; tag++)
        {
            foreach (var chunk in _walks.Order.All)
            {
                if (!IsNew(chunk))
                {
                    TrySeatFloor(chunk, tag);
                }
            }
        }
    }

    /// <summary>All or nothing, one chunk at a time: two half floors that are both taken back would waste room that one chunk could use.</summary>
    private void SeatNewFloors()
    {
        foreach (var chunk in _walks.Order.All)
        {
            if (IsNew(chunk))
            {
                SeatNewFloor(chunk);
            }
        }
    }

    private void SeatNewFloor(int chunk)
    {
        var evictionsBefore = _state.Held.Evictions.Count;
        for (var tag = 0; tag < _floor; tag++)
        {
            if (!TrySeatFloor(chunk, tag))
            {
                _state.WithdrawFresh(chunk);
                _preemption.UndoBeyond(evictionsBefore);
                _excluded.Add(chunk);
                return;
            }
        }
    }

    private void AddBackHeldFloors()
    {
        var present = new List<ushort>();
        for (var chunk = 0; chunk < _ceilings.Length; chunk++)
        {
            present.Clear();
            var publishedHeld = 0;
            foreach (var worker in _state.Held[chunk])
            {
                if (!_state.Held.IsEvicted(chunk, worker))
                {
                    present.Add(worker);
                    publishedHeld += _state.Published.Contains(chunk, worker) ? 1 : 0;
                }
            }

            if (AddBack.Count(_floor, present.Count, publishedHeld) is > 0 and var count)
            {
                PublishHeld(chunk, CollectionsMarshal.AsSpan(present), count);
            }
        }
    }

    private void PublishHeld(int chunk, ReadOnlySpan<ushort> present, int count)
    {
        var chosen = new ushort[count];
        AddBack.Choose(present, _state.Published[chunk], _ideal[chunk], chosen);
        foreach (var worker in chosen)
        {
            _state.PublishHeld(chunk, worker);
        }
    }

    /// <summary>A value type, so that the rounds are compiled for this stage.</summary>
    private readonly struct BonusSeating(ReconciliationStage<THash> stage) : ISeating
    {
        public bool TrySeat(int chunk, int tag) => stage.TrySeat(chunk, tag);
    }
}
