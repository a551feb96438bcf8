namespace Scheduler.Core.Placement;

/// <summary>
/// Takes copies out of the goal where it would overfill a worker, as after a cut of the capacity: copies beyond their
/// targets first, then bonus copies, then floor copies, which are seated elsewhere afterwards. Where floors do not all fit,
/// a floor copy that no other place is found for stays on its disk, and counts there.
/// </summary>
internal sealed class OverfullRelief
{
    private readonly StickyState _state;
    private readonly List<(int Chunk, int Worker)> _floorCopies = [];

    private OverfullRelief(StickyState state)
    {
        _state = state;
    }

    /// <summary>Relieves all workers.</summary>
    /// <param name="state">The plan.</param>
    public static OverfullRelief Run(StickyState state)
    {
        var relief = new OverfullRelief(state);
        for (var worker = 0; worker < state.WorkerCount; worker++)
        {
            if (state.GoalBytes[worker] > state.CapacityBytes)
            {
                relief.Relieve(worker);
            }
        }

        return relief;
    }

    /// <summary>
    /// Puts floor copies that were taken back where they are. A disk from which nothing can go for want of another place would
    /// otherwise seem to have room, for which others would make way in vain, come back, and make way again.
    /// </summary>
    public void TakeBack() => _floorCopies.ForEach(copy => PutBack(copy.Chunk, copy.Worker));

    /// <summary>Relieves what is still overfull of one floor copy after the other, each only for a seat elsewhere.</summary>
    /// <param name="trySeatWhole">Seats what a chunk lacks, or nothing of it.</param>
    /// <returns>Whether all that was taken back has a seat elsewhere or is overfull no more.</returns>
    public bool TryOneByOne(Func<int, bool> trySeatWhole)
    {
        var relieved = true;
        foreach (var (chunk, worker) in _floorCopies)
        {
            if (_state.GoalBytes[worker] <= _state.CapacityBytes || !_state.Goal.Contains(chunk, worker))
            {
                continue;
            }

            _state.Remove(chunk, worker);
            if (_state.IsBelowNeed(chunk) && !trySeatWhole(chunk))
            {
                relieved = false;
                PutBack(chunk, worker);
            }
        }

        return relieved;
    }

    private void PutBack(int chunk, int worker)
    {
        if (!_state.Goal.Contains(chunk, worker) && _state.IsBelowNeed(chunk))
        {
            _state.Add(chunk, worker);
        }
    }

    private void Relieve(int worker)
    {
        var copies = _state.GoalByWorker[worker].FindAll(chunk => _state.Goal.Contains(chunk, worker) && _state.SizesBytes[chunk] > 0);
        copies.Sort((left, right) =>
        {
            var byRank = Rank(right).CompareTo(Rank(left));
            var bySize = _state.SizesBytes[right].CompareTo(_state.SizesBytes[left]);
            return byRank != 0 ? byRank : bySize != 0 ? bySize : left.CompareTo(right);
        });
        foreach (var chunk in copies)
        {
            if (_state.GoalBytes[worker] > _state.CapacityBytes)
            {
                if (Rank(chunk) == 0 && _state.Holds(chunk, worker))
                {
                    _floorCopies.Add((chunk, worker));
                }

                _state.Remove(chunk, worker);
            }
        }
    }

    private int Rank(int chunk) =>
        _state.Goal.CountOf(chunk) > _state.Targets[chunk] ? 2 : _state.Goal.CountOf(chunk) > _state.Floor ? 1 : 0;
}
