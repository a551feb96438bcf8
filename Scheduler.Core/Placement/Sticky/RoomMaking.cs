namespace Scheduler.Core.Placement;

/// <summary>
/// Makes room in the goal for a mandatory copy that found none: copies above other chunks' floors give way first, where the
/// fewest bytes are lost; if there are not enough, a floor copy moves to a worker that has room for it.
/// </summary>
internal sealed class RoomMaking
{
    private readonly StickyState _state;

    public RoomMaking(StickyState state)
    {
        _state = state;
    }

    /// <summary>Makes room for one more copy of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="mayMoveHeld">
    /// Whether copies that somebody holds may move as a last resort. Seats that this plan has only just given away move first:
    /// nobody has fetched them, so that a whole move is a change of mind.
    /// </param>
    /// <returns>The worker that has it now; -1 if none could be made.</returns>
    public int TryMake(int chunk, bool mayMoveHeld)
    {
        var worker = TryDropExtras(chunk);
        worker = worker >= 0 ? worker : TryMoveFloors(chunk, mayMoveHeld: false);
        return worker >= 0 || !mayMoveHeld ? worker : TryMoveFloors(chunk, mayMoveHeld: true);
    }

    /// <summary>Makes room where copies above other floors can give way.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>The worker that has it now; -1 if none could be made.</returns>
    public int TryDropExtras(int chunk)
    {
        var best = -1;
        List<int> bestExtras = [];
        var bestBytes = long.MaxValue;
        var compared = 0;
        foreach (var worker in Workers(chunk))
        {
            if (compared < _state.Limits.WorkersCompared && ExtrasToDrop(chunk, worker) is { } extras)
            {
                compared++;
                var bytes = extras.Sum(extra => _state.SizesBytes[extra]);
                if (bytes < bestBytes)
                {
                    (best, bestExtras, bestBytes) = (worker, extras, bytes);
                }
            }
        }

        foreach (var extra in bestExtras)
        {
            _state.Remove(extra, best);
        }

        return best;
    }

    /// <summary>Copies above their floor whose loss makes room on a worker, as few bytes as a simple rule finds: the smallest that is enough alone, else the largest first.</summary>
    private List<int>? ExtrasToDrop(int chunk, int worker)
    {
        var needBytes = _state.GoalBytes[worker] + _state.SizesBytes[chunk] - _state.CapacityBytes;
        var extras = new List<int>();
        var bytes = 0L;
        foreach (var other in _state.GoalByWorker[worker])
        {
            if (_state.Goal.CountOf(other) > _state.Floor && _state.Goal.Contains(other, worker))
            {
                extras.Add(other);
                bytes += _state.SizesBytes[other];
            }
        }

        if (bytes < needBytes)
        {
            return null;
        }

        extras.Sort((left, right) =>
        {
            var byTarget = IsBeyondTarget(right).CompareTo(IsBeyondTarget(left));
            var bySize = _state.SizesBytes[right].CompareTo(_state.SizesBytes[left]);
            return byTarget != 0 ? byTarget : bySize != 0 ? bySize : left.CompareTo(right);
        });
        return Enough(extras, needBytes);
    }

    private bool IsBeyondTarget(int chunk) => _state.Goal.CountOf(chunk) > _state.Targets[chunk];

    private List<int> Enough(List<int> sorted, long needBytes)
    {
        var alone = sorted.FindLastIndex(extra => _state.SizesBytes[extra] >= needBytes);
        if (alone >= 0 && !IsBeyondTarget(sorted[0]))
        {
            return [sorted[alone]];
        }

        var enough = new List<int>();
        foreach (var extra in sorted)
        {
            if (needBytes > 0)
            {
                enough.Add(extra);
                needBytes -= _state.SizesBytes[extra];
            }
        }

        return enough;
    }

    private int TryMoveFloors(int chunk, bool mayMoveHeld)
    {
        var compared = 0;
        foreach (var worker in Workers(chunk))
        {
            if (compared++ < _state.Limits.WorkersCompared && TryMoveAway(chunk, worker, mayMoveHeld))
            {
                return worker;
            }
        }

        return -1;
    }

    /// <summary>Moves copies from a worker until a chunk fits on it, or nothing at all.</summary>
    private bool TryMoveAway(int chunk, int worker, bool mayMoveHeld)
    {
        var needBytes = _state.GoalBytes[worker] + _state.SizesBytes[chunk] - _state.CapacityBytes;
        var copies = _state.GoalByWorker[worker].FindAll(other => _state.Goal.Contains(other, worker) && (mayMoveHeld || !_state.Holds(other, worker)));
        copies.Sort((left, right) => Compare(left, right, needBytes));
        var moved = new List<(int Chunk, int To)>();
        foreach (var other in copies)
        {
            if (needBytes > 0 && WorkerFor(other, worker) is var to and >= 0)
            {
                _state.Remove(other, worker);
                _state.Add(other, to);
                moved.Add((other, to));
                needBytes -= _state.SizesBytes[other];
            }
        }

        if (needBytes <= 0)
        {
            return true;
        }

        foreach (var (other, to) in moved)
        {
            _state.Remove(other, to);
            _state.Add(other, worker);
        }

        return false;
    }

    /// <summary>Copies that are enough alone first, the smallest of them in front; then the others, the largest in front.</summary>
    private int Compare(int left, int right, long needBytes)
    {
        var (leftBytes, rightBytes) = (_state.SizesBytes[left], _state.SizesBytes[right]);
        var byEnough = (rightBytes >= needBytes).CompareTo(leftBytes >= needBytes);
        var bySize = leftBytes >= needBytes ? leftBytes.CompareTo(rightBytes) : rightBytes.CompareTo(leftBytes);
        return byEnough != 0 ? byEnough : bySize != 0 ? bySize : left.CompareTo(right);
    }

    /// <summary>Where a copy may move: workers that hold it already first, then the fullest that has room, so that large holes stay.</summary>
    private int WorkerFor(int chunk, int from)
    {
        var best = -1;
        var isBestHeld = false;
        for (var worker = 0; worker < _state.WorkerCount; worker++)
        {
            if (worker != from && _state.HasGoalRoom(chunk, worker))
            {
                var isHeld = _state.Holds(chunk, worker);
                if (best < 0 || (isHeld && !isBestHeld) || (isHeld == isBestHeld && _state.GoalBytes[worker] > _state.GoalBytes[best]))
                {
                    (best, isBestHeld) = (worker, isHeld);
                }
            }
        }

        return best;
    }

    /// <summary>Workers that may take the chunk, from a start that differs from chunk to chunk.</summary>
    private IEnumerable<int> Workers(int chunk)
    {
        var count = _state.WorkerCount;
        var start = count == 0 ? 0 : (int)(_state.Keys[chunk] % (ulong)count);
        for (var i = 0; i < count; i++)
        {
            var worker = start + i < count ? start + i : start + i - count;
            if (_state.SizesBytes[chunk] <= _state.CapacityBytes && _state.MayTake(chunk, worker))
            {
                yield return worker;
            }
        }
    }
}
