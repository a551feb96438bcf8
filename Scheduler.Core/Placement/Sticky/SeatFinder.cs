namespace Scheduler.Core.Placement;

/// <summary>Finds seats in the goal for mandatory copies of one chunk: where it drains, else where there is room, else where room can be made.</summary>
internal sealed class SeatFinder
{
    private readonly StickyState _state;
    private readonly CandidateWorkers _candidates;
    private readonly RoomMaking _rooms;

    /// <summary>Prepares the search.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="candidates">Finds workers for new copies.</param>
    public SeatFinder(StickyState state, CandidateWorkers candidates)
    {
        _state = state;
        _candidates = candidates;
        _rooms = new RoomMaking(state);
    }

    /// <summary>Seats one copy.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="mayMoveHeld">Whether copies that somebody holds may move as a last resort.</param>
    public bool TrySeat(int chunk, bool mayMoveHeld)
    {
        var worker = FindRoom(chunk);
        return TryAdd(chunk, worker >= 0 ? worker : _rooms.TryMake(chunk, mayMoveHeld));
    }

    /// <summary>Seats one copy where there is room or a copy beyond another floor gives way, without moving anything.</summary>
    public bool TrySeatInPlace(int chunk)
    {
        var worker = FindRoom(chunk);
        return TryAdd(chunk, worker >= 0 ? worker : _rooms.TryDropExtras(chunk));
    }

    /// <summary>Seats all copies that a chunk needs, or changes nothing. For large fleets, in which there is always an order of the moves.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="mayMakeRoom">Whether others may give way or move.</param>
    public bool TrySeatWhole(int chunk, bool mayMakeRoom)
    {
        _state.BeginChanges();
        while (_state.IsBelowNeed(chunk))
        {
            if (!(mayMakeRoom ? TrySeat(chunk, mayMoveHeld: true) : TryAdd(chunk, FindRoom(chunk))))
            {
                _state.UndoChanges();
                return false;
            }
        }

        _state.KeepChanges();
        return true;
    }

    /// <summary>Seats all copies that a chunk needs by moves that can be made one after the other. For small fleets.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="search">Searches for the moves.</param>
    /// <returns>False if none were found, and nothing has changed, or if others have to make way first, and the goal has the first of those moves.</returns>
    public bool TrySeatWhole(int chunk, RoomSearch search)
    {
        var before = search.Arrangement();
        var isSeated = true;
        while (isSeated && _state.IsBelowNeed(chunk))
        {
            isSeated = TrySeat(chunk, mayMoveHeld: true);
        }

        if (isSeated && MoveOrder.Exists(_state))
        {
            return true;
        }

        search.Adopt(before);
        return search.TrySeat(chunk);
    }

    /// <summary>A worker with room for one more copy; -1 if there is none.</summary>
    public int FindRoom(int chunk)
    {
        var worker = _candidates.FindDraining(chunk);
        worker = worker >= 0 ? worker : _candidates.Find(chunk, needsDisk: true);
        return worker >= 0 ? worker : _candidates.Find(chunk, needsDisk: false);
    }

    private bool TryAdd(int chunk, int worker)
    {
        if (worker < 0)
        {
            return false;
        }

        _state.Add(chunk, worker);
        return true;
    }
}
