namespace Scheduler.Core.Placement;

/// <summary>
/// Gives every chunk its floor in the goal, as if all moves were over: a copy that still drains is taken back, else a
/// worker with room is found, else room is made, else, if all floors pack at all, a series of moves is looked for, and at
/// last they are packed anew; where all moves were tried and none lead there, the chunk waits. Only if nothing packs is
/// there a shortage.
/// </summary>
internal sealed class FloorSeating
{
    private readonly StickyState _state;
    private readonly CandidateWorkers _candidates;
    private readonly RoomMaking _rooms;
    private readonly FloorPacking _packing;
    private readonly RoomSearch _search;

    public FloorSeating(StickyState state, CandidateWorkers candidates)
    {
        _state = state;
        _candidates = candidates;
        _rooms = new RoomMaking(state);
        _packing = new FloorPacking(state);
        _search = new RoomSearch(state);
    }

    /// <summary>Seats all floors.</summary>
    /// <returns>False if they do not fit on an empty fleet either.</returns>
    public bool Run()
    {
        var missing = Missing();
#if MUTANTS
        if (Mutants.IsOn(Mutant.FloorsNotRepacked))
        {
            return _state.Floor <= _state.WorkerCount && Array.TrueForAll(missing, TrySeatAll);
        }
#endif
        ushort[]? packing = null;
        for (var tag = 0; tag < _state.Floor; tag++)
        {
            foreach (var chunk in missing)
            {
                if (_state.Goal.CountOf(chunk) != tag || TrySeat(chunk))
                {
                    continue;
                }

                packing ??= _packing.TryPack();
                if (packing is null)
                {
                    return false;
                }

                var worker = _search.TryMake(chunk);
                if (worker >= 0)
                {
                    _state.Add(chunk, worker);
                }
                else if (_search.HasTriedAll)
                {
                    Leave(chunk);
                }
                else
                {
                    _packing.Adopt(packing);
                    return true;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Leaves a chunk without the seats that it found: no moves whatever make room for the rest. To ask for a packing that
    /// cannot be reached would only move copies to and fro.
    /// </summary>
    private void Leave(int chunk)
    {
        _state.IsChanged[chunk] = true;
        foreach (var worker in _state.GoalWorkers(chunk))
        {
            if (!_state.Holds(chunk, worker))
            {
                _state.Remove(chunk, worker);
            }
        }
    }

    /// <summary>
    /// Chunks below their floor: those that few workers may hold come first, the others in input order; in small fleets,
    /// where one chunk is a good part of a disk, large chunks before small ones, which fit into what is left.
    /// </summary>
    private int[] Missing()
    {
        var missing = new List<int>();
        var others = new List<int>();
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            if (_state.Goal.CountOf(chunk) < _state.Floor)
            {
                (_state.Eligibility.IsRestricted(chunk) ? missing : others).Add(chunk);
            }
        }

        if (_state.IsSmall)
        {
            missing.Sort(CompareBySize);
            others.Sort(CompareBySize);
        }

        return [.. missing, .. others];
    }

    private int CompareBySize(int left, int right)
    {
        var bySize = _state.SizesBytes[right].CompareTo(_state.SizesBytes[left]);
        return bySize != 0 ? bySize : left.CompareTo(right);
    }

#if MUTANTS
    private bool TrySeatAll(int chunk)
    {
        while (_state.Goal.CountOf(chunk) < _state.Floor)
        {
            if (!TrySeat(chunk))
            {
                return false;
            }
        }

        return true;
    }
#endif

    private bool TrySeat(int chunk)
    {
        var worker = Draining(chunk);
        worker = worker >= 0 ? worker : _candidates.Find(chunk, needsDisk: true);
        worker = worker >= 0 ? worker : _candidates.Find(chunk, needsDisk: false);
        worker = worker >= 0 ? worker : _rooms.TryMake(chunk);
        if (worker < 0)
        {
            return false;
        }

        _state.Add(chunk, worker);
        return true;
    }

    /// <summary>A worker that drains the chunk and could keep it: readers' workers first, then the emptiest.</summary>
    private int Draining(int chunk)
    {
        var best = -1;
        var isBestRouted = false;
        foreach (var worker in _state.Input.Held[chunk])
        {
            if (_state.HasGoalRoom(chunk, worker))
            {
                var isRouted = _state.Input.Routed[chunk].Contains(worker);
                if (best < 0 || (isRouted && !isBestRouted) || (isRouted == isBestRouted && _state.IsEmptier(worker, best)))
                {
                    (best, isBestRouted) = (worker, isRouted);
                }
            }
        }

        return best;
    }
}
