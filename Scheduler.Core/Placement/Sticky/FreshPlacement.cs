namespace Scheduler.Core.Placement;

/// <summary>
/// Tells workers to fetch the mandatory copies of the goal as far as their disks have room now. What finds none waits, with
/// its place in the goal kept free, until draining copies are gone.
/// </summary>
internal sealed class FreshPlacement
{
    private enum Urgency
    {
        Missed,
        BelowFloor,
        New,
    }

    private readonly StickyState _state;
    private readonly CandidateWorkers _candidates;
    private readonly SafeEviction _eviction;
    private readonly HashSet<(int Chunk, int Worker)> _waiting = [];
    private readonly HashSet<int> _waitingChunks = [];

    public FreshPlacement(StickyState state, CandidateWorkers candidates)
    {
        _state = state;
        _candidates = candidates;
        _eviction = new SafeEviction(state);
    }

    /// <summary>Whether every mandatory copy found room.</summary>
    public bool IsComplete => _waitingChunks.Count == 0;

    /// <summary>Whether some copy of the chunk waits for room.</summary>
    public bool IsWaiting(int chunk) => _waitingChunks.Count > 0 && _waitingChunks.Contains(chunk);

    /// <summary>Whether this copy of the goal waits for room.</summary>
    public bool IsWaiting(int chunk, int worker) => _waiting.Count > 0 && _waiting.Contains((chunk, worker));

    /// <summary>Places what it can: first what readers miss altogether, then what is below its floor, then what is new.</summary>
    public void Run()
    {
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
            {
                if (_state.IsChanged[chunk] && UrgencyOf(chunk) == urgency)
                {
                    Place(chunk, _state.GoalWorkers(chunk));
                }
            }
        }
    }

    /// <summary>
    /// Places what waits and finds room after all. A copy that has no room where the goal has it may go elsewhere, but not
    /// while the goal is full of copies beyond their targets, nor while a chunk that comes to nothing in the end has taken
    /// the room of a disk.
    /// </summary>
    public void TryAgain()
    {
        foreach (var chunk in _waitingChunks.OrderBy(UrgencyOf).ThenBy(static chunk => chunk).ToArray())
        {
            _waitingChunks.Remove(chunk);
            Place(chunk, [.. _state.GoalWorkers(chunk).Where(worker => _waiting.Remove((chunk, worker)))]);
        }
    }

    private Urgency UrgencyOf(int chunk) =>
        _state.IsNew(chunk) ? Urgency.New : _state.Input.Held[chunk].IsEmpty ? Urgency.Missed : Urgency.BelowFloor;

    private void Place(int chunk, ushort[] workers)
    {
        if (_state.IsNew(chunk))
        {
            PlaceWhole(chunk, workers);
        }
        else
        {
            PlaceOneByOne(chunk, workers);
        }
    }

    private void PlaceOneByOne(int chunk, ushort[] workers)
    {
        if (_state.IsBelowNeed(chunk))
        {
            _waitingChunks.Add(chunk);
        }

        foreach (var worker in workers)
        {
            if (!_state.Holds(chunk, worker) && TryPlace(chunk, worker) < 0)
            {
                Wait(chunk, worker);
            }
        }
    }

    /// <summary>A chunk that nobody reads yet appears with its whole floor or not at all: half a floor helps nobody and may block another chunk's.</summary>
    private void PlaceWhole(int chunk, ushort[] workers)
    {
        if (_state.IsBelowNeed(chunk))
        {
            _waitingChunks.Add(chunk);
            return;
        }

        var evictions = _state.Evicted.Count;
        var placed = new List<int>();
        foreach (var worker in workers)
        {
            if (TryPlace(chunk, worker) is var place and >= 0)
            {
                placed.Add(place);
                continue;
            }

            TakeBack(chunk, placed, evictions);
            return;
        }
    }

    private void TakeBack(int chunk, List<int> placed, int evictions)
    {
        placed.ForEach(worker => _state.CancelFetch(chunk, worker));
        foreach (var worker in _state.GoalWorkers(chunk))
        {
            Wait(chunk, worker);
        }

        _state.UndoEvictions(evictions);
    }

    private void Wait(int chunk, int worker)
    {
        _waiting.Add((chunk, worker));
        _waitingChunks.Add(chunk);
    }

    /// <summary>On the worker of the goal, else on another with room, which may still drain the chunk, else where room can be made at once.</summary>
    /// <returns>The worker; -1 if the copy has to wait.</returns>
    private int TryPlace(int chunk, int worker)
    {
        var place = worker;
        if (!_state.HasDiskRoom(chunk, worker))
        {
            place = _candidates.Find(chunk, needsDisk: true) is var other and >= 0 ? other : _eviction.TryMakeRoom(chunk, worker);
        }

        if (place < 0)
        {
            return -1;
        }

        _state.Fetch(chunk, place);
        if (place != worker)
        {
            _state.Replace(chunk, worker, place);
        }

        return place;
    }
}
