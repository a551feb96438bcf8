using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>
/// Stage 2: a feasible step from what the disks hold towards the ideal. It walks the same rings again, but against
/// the real free space, and a copy that is on a disk already costs nothing.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class SimpleReconciliationStage<THash> : ISimpleSeating
    where THash : struct, IRingHash
{
    private readonly SimpleFleetWalks<THash> _walks;
    private readonly HolderLists _ideal;
    private readonly int _floor;
    private readonly long[] _sizesBytes;
    private readonly int[] _ceilings;
    private readonly SimpleReconciliationState _state;
    private readonly SimplePreemption<THash> _preemption;
    private readonly List<int> _excluded = [];

    /// <summary>Creates the stage.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="ideal">The result of stage 1. Its counts cap the bonus: what did not fit an empty fleet must not be kept for being free, or it would never drain.</param>
    public SimpleReconciliationStage(SimpleFleetWalks<THash> walks, HolderLists ideal)
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

        _state = new SimpleReconciliationState(walks.Input, mostCopies);
        _preemption = new SimplePreemption<THash>(walks, _state);
    }

    /// <summary>Runs all phases.</summary>
    public ReconciliationResult Run()
    {
        SeatEstablishedFloors();
        SeatNewFloors();

        // Bonus copies are kept for free; while a floor is left out they must drain to make room for it.
        if (_excluded.Count == 0)
        {
            SimpleBonusRounds.Run(this, _walks.Order.All, _ceilings, _floor);
        }

        AddBackHeldFloors();
        return new ReconciliationResult(_state.Published.ToHolderLists(), _state.Held.Evictions, _excluded);
    }

    /// <inheritdoc/>
    public bool TrySeat(int chunk, int tag)
    {
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

    /// <summary>A chunk that nobody holds and nobody reads. Anything else is established: it takes what it gets.</summary>
    private bool IsNew(int chunk) => _walks.Input.Held[chunk].IsEmpty && !_walks.Input.Chunks.Visible[chunk];

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

    /// <summary>Fresh copies are not downloaded yet, so a floor of copies that exist stays published beside them.</summary>
    private void AddBackHeldFloors()
    {
        for (var chunk = 0; chunk < _ceilings.Length; chunk++)
        {
            var missing = _floor - CountPublishedHeld(chunk);
            missing = AddBack(chunk, missing, atIdealPositions: true);
            AddBack(chunk, missing, atIdealPositions: false);
        }
    }

    private int CountPublishedHeld(int chunk)
    {
        var count = 0;
        foreach (var worker in _state.Held[chunk])
        {
            count += _state.Published.Contains(chunk, worker) ? 1 : 0;
        }

        return count;
    }

    private int AddBack(int chunk, int missing, bool atIdealPositions)
    {
        foreach (var worker in _state.Held[chunk])
        {
            if (missing <= 0)
            {
                break;
            }

            if (_ideal[chunk].Contains(worker) == atIdealPositions
                && !_state.Held.IsEvicted(chunk, worker)
                && !_state.Published.Contains(chunk, worker))
            {
                _state.PublishHeld(chunk, worker);
                missing--;
            }
        }

        return missing;
    }
}
