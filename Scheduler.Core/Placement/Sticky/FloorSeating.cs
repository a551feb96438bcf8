namespace Scheduler.Core.Placement;

/// <summary>
/// Gives every chunk its floor in the goal, as if all moves were over: a copy that still drains is taken back, else a
/// worker with room is found, else room is made. If that fails although the floors pack on an empty fleet, a small fleet
/// looks for a series of moves for one chunk after the other, and lets a chunk wait that none lead to; a large one packs all
/// floors anew. If they do not pack, what is served is repaired and new chunks are admitted one by one.
/// </summary>
internal sealed class FloorSeating : IDisposable
{
    private readonly StickyState _state;
    private readonly CandidateWorkers _candidates;
    private readonly SeatFinder _seats;
    private readonly FloorPacking _packing;
    private readonly RoomSearch _search;
    private readonly OverfullRelief _relief;

    /// <summary>Prepares a seating.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="candidates">Finds workers for new copies.</param>
    /// <param name="relief">What overfull workers have lost.</param>
    public FloorSeating(StickyState state, CandidateWorkers candidates, OverfullRelief relief)
    {
        _state = state;
        _candidates = candidates;
        _seats = new SeatFinder(state, candidates);
        _packing = new FloorPacking(state);
        _search = RoomSearch.ForAll(state);
        _relief = relief;
    }

    /// <summary>Seats all floors, but for chunks that no moves lead to; where they do not fit together, as many as are admitted.</summary>
    public void Run()
    {
        var missing = Missing();
        if (missing.Length == 0)
        {
            return;
        }

        var demand = new FloorDemand(_state);
        var start = _search.IsPossible ? _search.Arrangement() : null;
        if (!demand.MayFit() || !TrySeatAll(missing, start))
        {
            _relief.TakeBack();
            using var admission = new FloorAdmission(_state, _seats, demand, _relief);
            admission.Run(Array.FindAll(missing, _state.IsBelowNeed));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();

    /// <summary>Seats all floors, but for chunks that no moves lead to.</summary>
    /// <returns>False, and nothing has changed, if the floors do not fit on an empty fleet either.</returns>
    private bool TrySeatAll(int[] missing, ulong[]? start)
    {
        if (start is not null)
        {
            return TrySeatAllInSmallFleet(missing, start);
        }

        _state.BeginChanges();
        if (TrySeatInTurns(missing, mayMoveHeld: true))
        {
            _state.KeepChanges();
            return true;
        }

        if (CanBePackedAnew() && _packing.TryPack() is { } packing)
        {
            _state.KeepChanges();
            _packing.Adopt(packing);
            return true;
        }

        _state.UndoChanges();
        return false;
    }

    private bool TrySeatAllInSmallFleet(int[] missing, ulong[] start)
    {
        if (TrySeatBesideHeld(missing, start))
        {
            return true;
        }

        if (TrySeatInTurns(missing, mayMoveHeld: true) && MoveOrder.Exists(_state))
        {
            return true;
        }

        _search.Adopt(start);
        if (!CanBePackedAnew() || _packing.TryPack() is not { } packing)
        {
            return false;
        }

        _relief.TakeBack();
        var waiting = SeatOneByOne(Array.FindAll(missing, _state.IsBelowNeed));
        var isRelieved = TryRelieve();
        if ((waiting.Count > 0 || !isRelieved) && _packing.IsWithinReach(packing))
        {
            _packing.Adopt(packing);
            return true;
        }

        waiting.ForEach(Leave);
        return true;
    }

    /// <summary>By moves that lead all the way: a way that is only begun for an overfull disk is not the one that the next plan goes on.</summary>
    private bool TryRelieve()
    {
        using var search = RoomSearch.ForSome(_state);
        return _relief.TryOneByOne(chunk => _seats.TrySeatWhole(chunk, search));
    }

    private bool CanBePackedAnew()
    {
        return (long)_state.ChunkCount * _state.MostNeeded * _state.WorkerCount <= _state.Limits.SeatsPackedAnew;
    }

    /// <summary>
    /// Seats all floors without moving a copy that somebody holds: one after the other, or else in whatever way there is, with
    /// the copies beyond other floors first, and then without. A plan that moves copies although none have to move may be
    /// followed by one that moves them back, and so on for ever.
    /// </summary>
    private bool TrySeatBesideHeld(int[] missing, ulong[] start)
    {
        TakeBackDrains(missing);
        if (TrySeatInTurns(missing, mayMoveHeld: false))
        {
            return true;
        }

        _search.Adopt(start);
        if (TrySeatInTurns(missing, mayMoveHeld: false))
        {
            return true;
        }

        _search.Adopt(start);
        return ExhaustiveFloorPacking.TryAdd(_state, missing)
            || (WithExcess() is { Length: > 0 } excess && ExhaustiveFloorPacking.TryAdd(_state, [.. missing, .. excess]));
    }

    /// <summary>Chunks with more copies than their floor: above all those whose copies have just moved to make way, and are in both places.</summary>
    private int[] WithExcess()
    {
        var excess = Enumerable.Range(0, _state.ChunkCount).Where(chunk => _state.Goal.CountOf(chunk) > _state.Floor).ToArray();
        Array.Sort(excess, CompareBySize);
        return excess;
    }

    /// <summary>Before anything is seated anew, so that nobody is given the place of a copy that drains and would otherwise have to be fetched elsewhere.</summary>
    private void TakeBackDrains(int[] missing)
    {
        foreach (var chunk in missing)
        {
            while (_state.IsBelowNeed(chunk) && _candidates.FindDraining(chunk) is var worker and >= 0)
            {
                _state.Add(chunk, worker);
            }
        }
    }

    private bool TrySeatInTurns(int[] missing, bool mayMoveHeld)
    {
        for (var tag = 0; tag < _state.MostNeeded; tag++)
        {
            foreach (var chunk in missing)
            {
                if (_state.Goal.CountOf(chunk) == tag && _state.IsBelowNeed(chunk) && !_seats.TrySeat(chunk, mayMoveHeld))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Seats one chunk after the other, wholly or not at all, again and again until no further one finds room. What is left
    /// has to wait without moving anything, unless all floors can be packed anew at once: to work towards a packing that no
    /// moves lead to would move copies to and fro for ever.
    /// </summary>
    /// <returns>What is left.</returns>
    private List<int> SeatOneByOne(int[] missing)
    {
        var waiting = missing.OrderBy(_state.IsNew).ToList();
        for (var seated = 1; seated > 0;)
        {
            seated = 0;
            var hopelessBytes = long.MaxValue;
            foreach (var chunk in waiting.ToArray())
            {
                var isPlain = _state.Goal.CountOf(chunk) == 0 && !_state.Eligibility.IsRestricted(chunk);
                if (isPlain && _state.SizesBytes[chunk] >= hopelessBytes)
                {
                    continue;
                }

                if (_seats.TrySeatWhole(chunk, _search))
                {
                    waiting.Remove(chunk);
                    seated++;
                    hopelessBytes = long.MaxValue;
                }
                else if (isPlain)
                {
                    hopelessBytes = _state.SizesBytes[chunk];
                }
            }
        }

        return waiting;
    }

    /// <summary>Of a chunk that readers see, or somebody holds, a part of the floor is better than none; a new one waits as a whole.</summary>
    private void Leave(int chunk)
    {
        _state.IsChanged[chunk] = true;
        while (!_state.IsNew(chunk) && _state.IsBelowNeed(chunk) && _seats.FindRoom(chunk) is var worker and >= 0)
        {
            _state.Add(chunk, worker);
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
            if (_state.IsBelowNeed(chunk))
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
}
