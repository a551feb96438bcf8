namespace Scheduler.Core.Placement;

/// <summary>
/// Tells workers to fetch the mandatory copies of the goal as far as their disks have room now. What finds none waits, with
/// its place in the goal kept free, until draining copies are gone.
/// </summary>
internal sealed class FreshPlacement
{
    private readonly StickyState _state;
    private readonly CandidateWorkers _candidates;
    private readonly SafeEviction _eviction;
    private readonly HashSet<EvictedCopy> _waiting = [];
    private readonly HashSet<int> _waitingChunks = [];

    public FreshPlacement(StickyState state, CandidateWorkers candidates)
    {
        _state = state;
        _candidates = candidates;
        _eviction = new SafeEviction(state);
    }

    /// <summary>New chunks that found no room for their whole floor and get no copy.</summary>
    public int ExcludedCount { get; private set; }

    /// <summary>Whether every mandatory copy found room.</summary>
    public bool IsComplete => _waitingChunks.Count == 0;

    /// <summary>Whether some copy of the chunk waits for room.</summary>
    public bool IsWaiting(int chunk) => _waitingChunks.Count > 0 && _waitingChunks.Contains(chunk);

    /// <summary>Whether this copy of the goal waits for room.</summary>
    public bool IsWaiting(int chunk, int worker) => _waiting.Count > 0 && _waiting.Contains(new EvictedCopy(chunk, worker));

    /// <summary>Places what it can: first what readers miss altogether, then what is below its floor, then what is new.</summary>
    public void Run()
    {
        foreach (var chunk in Where(chunk => !_state.IsNew(chunk) && _state.Input.Held[chunk].IsEmpty))
        {
            PlaceOneByOne(chunk);
        }

        foreach (var chunk in Where(chunk => !_state.Input.Held[chunk].IsEmpty))
        {
            PlaceOneByOne(chunk);
        }

        foreach (var chunk in Where(_state.IsNew))
        {
            PlaceWhole(chunk);
        }
    }

    private IEnumerable<int> Where(Predicate<int> isWanted)
    {
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            if (_state.IsChanged[chunk] && isWanted(chunk))
            {
                yield return chunk;
            }
        }
    }

    private void PlaceOneByOne(int chunk)
    {
        if (_state.Goal.CountOf(chunk) < _state.Floor)
        {
            _waitingChunks.Add(chunk);
        }

        foreach (var worker in _state.GoalWorkers(chunk))
        {
            if (!_state.Holds(chunk, worker) && !TryPlace(chunk, worker))
            {
                Wait(chunk, worker);
            }
        }
    }

    /// <summary>A chunk that nobody reads yet appears with its whole floor or not at all: half a floor helps nobody and may block another chunk's.</summary>
    private void PlaceWhole(int chunk)
    {
        if (_state.Goal.CountOf(chunk) < _state.Floor)
        {
            _waitingChunks.Add(chunk);
            ExcludedCount++;
            return;
        }

        var evictions = _state.Evicted.Count;
        foreach (var worker in _state.GoalWorkers(chunk))
        {
            if (!TryPlace(chunk, worker))
            {
#if MUTANTS
                if (Mutants.IsOn(Mutant.PartialFloorPublished))
                {
                    Wait(chunk, worker);
                    continue;
                }
#endif
                TakeBack(chunk, worker, evictions);
                return;
            }
        }
    }

    private void TakeBack(int chunk, int failedWorker, int evictions)
    {
        var isPlaced = true;
        foreach (var worker in _state.GoalWorkers(chunk))
        {
            isPlaced &= worker != failedWorker;
            _state.DiskBytes[worker] -= isPlaced ? _state.SizesBytes[chunk] : 0;
            Wait(chunk, worker);
        }

        _state.UndoEvictions(evictions);
        ExcludedCount++;
    }

    private void Wait(int chunk, int worker)
    {
        _waiting.Add(new EvictedCopy(chunk, worker));
        _waitingChunks.Add(chunk);
    }

    /// <summary>On the worker of the goal, else on another with room, else where room can be made at once.</summary>
    private bool TryPlace(int chunk, int worker)
    {
        var place = worker;
        if (!_state.HasDiskRoom(chunk, worker))
        {
            place = _candidates.Find(chunk, needsDisk: true) is var other and >= 0 ? other : _eviction.TryMakeRoom(chunk, worker);
        }

        if (place < 0)
        {
            return false;
        }

        _state.DiskBytes[place] += _state.SizesBytes[chunk];
        if (place != worker)
        {
            _state.Replace(chunk, worker, place);
        }

        return true;
    }
}
