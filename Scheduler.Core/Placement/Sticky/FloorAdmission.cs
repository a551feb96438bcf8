namespace Scheduler.Core.Placement;

/// <summary>
/// Seats floors where not all of them fit. What is held or read is repaired first: those with the fewest copies in front, each
/// wholly if possible, and else as far as there is room. Then new chunks are admitted in order of admission, each with its
/// whole floor or not at all. One that does not fit is passed over, and nothing is reserved for it.
/// </summary>
internal sealed class FloorAdmission : IDisposable
{
    private readonly StickyState _state;
    private readonly SeatFinder _seats;
    private readonly RoomSearch _search;
    private readonly FloorDemand _demand;
    private readonly OverfullRelief _relief;
    private readonly HopelessSizes _hopeless = new();
    private Int128 _seatedBytes;
    private int _vainEfforts;

    /// <summary>Prepares an admission.</summary>
    /// <param name="state">The plan; its goal has what is held and nothing else.</param>
    /// <param name="seats">Finds seats and makes room.</param>
    /// <param name="demand">What bytes say.</param>
    /// <param name="relief">Copies that overfull workers would lose, all of them back in the goal.</param>
    public FloorAdmission(StickyState state, SeatFinder seats, FloorDemand demand, OverfullRelief relief)
    {
        _state = state;
        _seats = seats;
        _search = RoomSearch.ForSome(state);
        _demand = demand;
        _relief = relief;
    }

    /// <summary>Seats what it can. New chunks that are passed over are left out of the plan from then on.</summary>
    /// <param name="missing">Chunks that have fewer copies than they need.</param>
    public void Run(int[] missing)
    {
        _seatedBytes = _demand.SeatedBytes();
        var served = missing.Where(chunk => !_state.IsNew(chunk)).OrderBy(_state.Goal.CountOf).ThenBy(_state.AdmissionRank).ToList();
        SeatAll(served);
        served.ForEach(Repair);
        _relief.TryOneByOne(TryRelieve);
        var newcomers = missing.Where(_state.IsNew).OrderBy(_state.AdmissionRank).ToList();
        SeatAll(newcomers);
        newcomers.ForEach(PassOver);
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();

    /// <summary>Seats one after the other; in a small fleet again and again until no further one finds room, since the moves for one may make room for another.</summary>
    /// <param name="waiting">The chunks in order; those that are left did not fit.</param>
    private void SeatAll(List<int> waiting)
    {
        _hopeless.Clear();
        for (var seated = true; seated;)
        {
            seated = waiting.RemoveAll(TrySeatWhole) > 0 && _search.IsPossible;
        }
    }

    private bool TrySeatWhole(int chunk)
    {
        var kind = KindOf(chunk);
        if (!_demand.MayFit(chunk, _seatedBytes) || _hopeless.Contains(kind, _state.SizesBytes[chunk]))
        {
            return false;
        }

        var missingBytes = _demand.MissingBytes(chunk);
        if (_search.IsPossible ? _seats.TrySeatWhole(chunk, _search) : TryEffort(chunk))
        {
            _seatedBytes += missingBytes;
            if (_search.IsPossible)
            {
                _hopeless.Clear();
            }

            return true;
        }

        _hopeless.Add(kind, _state.SizesBytes[chunk]);
        return false;
    }

    /// <summary>A copy that goes from an overfull worker adds no bytes to what is seated.</summary>
    private bool TryRelieve(int chunk) => _search.IsPossible ? _seats.TrySeatWhole(chunk, _search) : TryEffort(chunk);

    /// <summary>Chunks of one kind differ by their size alone, so that a larger one fits nowhere where a smaller one does not.</summary>
    private int? KindOf(int chunk) =>
        _state.Goal.CountOf(chunk) == 0 && _state.Needs[chunk] == _state.Floor ? _state.Input.Chunks.MinimumVersions[chunk] : null;

    private bool TryEffort(int chunk)
    {
        var mayMakeRoom = _vainEfforts < _state.Limits.VainEfforts;
        var isSeated = _seats.TrySeatWhole(chunk, mayMakeRoom);
        _vainEfforts += isSeated || !mayMakeRoom ? 0 : 1;
        return isSeated;
    }

    private void PassOver(int chunk) => _state.Needs.Lower(chunk, 0);

    /// <summary>Of a chunk that readers see, or somebody holds, a part of the floor is better than none. What it has then is all that this plan seats of it.</summary>
    private void Repair(int chunk)
    {
        _state.IsChanged[chunk] = true;
        while (_state.IsBelowNeed(chunk) && _seats.TrySeatInPlace(chunk))
        {
            _seatedBytes += _state.SizesBytes[chunk];
        }

        if (_state.IsBelowNeed(chunk))
        {
            _state.Needs.Lower(chunk, _state.Goal.CountOf(chunk));
        }
    }
}
