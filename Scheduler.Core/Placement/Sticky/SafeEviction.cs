namespace Scheduler.Core.Placement;

/// <summary>
/// Deletes copies at once to make room for a mandatory one, and only such as nobody can miss: enough other copies of the
/// same chunk remain in the plan, and one of them is where readers are sent, which proves that it was really fetched.
/// Of a chunk that nobody reads nothing proves who has it, so that none of its copies is ever taken.
/// </summary>
internal sealed class SafeEviction
{
    private const long Unknown = -1;

    private readonly StickyState _state;

    /// <summary>For each worker, bytes that could ever go from it, whatever the chunk and the goal; found when first asked for.</summary>
    private readonly long[] _spareBytes;

    public SafeEviction(StickyState state)
    {
        _state = state;
        _spareBytes = new long[state.WorkerCount];
        Array.Fill(_spareBytes, Unknown);
    }

    /// <summary>Makes room on the disk of some worker.</summary>
    /// <param name="chunk">The chunk that needs it.</param>
    /// <param name="seat">Where the goal has it; other workers are tried as well.</param>
    /// <returns>The worker; -1 if none could be made.</returns>
    public int TryMakeRoom(int chunk, int seat)
    {
        var best = -1;
        List<int> bestVictims = [];
        var bestCost = (Routed: int.MaxValue, Bytes: long.MaxValue);
        var compared = 0;
        foreach (var worker in Workers(chunk, seat))
        {
            // Workers where nothing can go are not compared: however many they are, they must not hide one where something can.
            if (compared < _state.Limits.WorkersCompared && MayHaveRoom(chunk, worker) && Victims(chunk, worker, worker == seat) is { } victims)
            {
                compared++;
                var cost = (victims.Count(victim => IsRouted(victim, worker)), victims.Sum(victim => _state.SizesBytes[victim]));
                if (cost.CompareTo(bestCost) < 0)
                {
                    (best, bestVictims, bestCost) = (worker, victims, cost);
                }
            }
        }

        foreach (var victim in bestVictims)
        {
            _state.Evict(victim, best);
        }

        return best;
    }

    /// <summary>Whether all that could ever go from a worker makes room on its disk. It costs nothing to ask again, which matters where many chunks find none.</summary>
    private bool MayHaveRoom(int chunk, int worker)
    {
        if (_spareBytes[worker] == Unknown)
        {
            _spareBytes[worker] = 0;
            foreach (var other in _state.HeldByWorker[worker])
            {
                _spareBytes[worker] += MayEverGo(other, worker) ? _state.SizesBytes[other] : 0;
            }
        }

        return _state.DiskBytes[worker] + _state.SizesBytes[chunk] - _state.CapacityBytes <= _spareBytes[worker];
    }

    /// <summary>What <see cref="MayGo"/> asks for and no decision of the plan changes.</summary>
    private bool MayEverGo(int victim, int worker)
    {
        var committed = _state.Input.Committed[victim];
        return _state.Input.Chunks.Visible[victim]
            && committed.Length - (committed.Contains((ushort)worker) ? 1 : 0) >= Math.Min(_state.Floor, committed.Length)
            && HasRoutedCopy(victim, worker);
    }

    private bool HasRoutedCopy(int victim, int worker)
    {
        foreach (var copy in _state.Input.Committed[victim])
        {
            if (copy != worker && IsRouted(victim, copy))
            {
                return true;
            }
        }

        return false;
    }

    private List<int>? Victims(int chunk, int worker, bool isSeat)
    {
        var candidates = new List<int>();
        foreach (var other in _state.HeldByWorker[worker])
        {
            if (MayGo(other, worker, chunk))
            {
                candidates.Add(other);
            }
        }

        candidates.Sort((left, right) => Compare(left, right, worker));
        var diskBytes = _state.DiskBytes[worker] + _state.SizesBytes[chunk] - _state.CapacityBytes;
        var goalBytes = isSeat ? 0 : _state.GoalBytes[worker] + _state.SizesBytes[chunk] - _state.CapacityBytes;
        var victims = new List<int>();
        foreach (var victim in candidates)
        {
            if (diskBytes > 0 || goalBytes > 0)
            {
                victims.Add(victim);
                diskBytes -= _state.SizesBytes[victim];
                goalBytes -= _state.Goal.Contains(victim, worker) ? _state.SizesBytes[victim] : 0;
            }
        }

        return diskBytes <= 0 && goalBytes <= 0 ? victims : null;
    }

    /// <summary>Copies that nobody reads first, then those that the goal gives up anyway, then the largest.</summary>
    private int Compare(int left, int right, int worker)
    {
        var byRouting = IsRouted(left, worker).CompareTo(IsRouted(right, worker));
        var byGoal = _state.Goal.Contains(left, worker).CompareTo(_state.Goal.Contains(right, worker));
        var bySize = _state.SizesBytes[right].CompareTo(_state.SizesBytes[left]);
        return byRouting != 0 ? byRouting : byGoal != 0 ? byGoal : bySize != 0 ? bySize : left.CompareTo(right);
    }

    private bool MayGo(int victim, int worker, int chunk)
    {
        var visible = _state.Input.Chunks.Visible;
        return victim != chunk
            && visible[victim]
            && !_state.IsEvicted(victim, worker)
            && (visible[chunk] || !IsRouted(victim, worker))
            && LeavesFloor(victim, worker)
            && HasProvenCopy(victim, worker);
    }

    private bool LeavesFloor(int victim, int worker)
    {
        var committed = _state.Input.Committed[victim];
        return (!_state.Goal.Contains(victim, worker) || _state.Goal.CountOf(victim) > _state.Floor)
            && Remaining(victim, committed, worker) >= Math.Min(_state.Floor, committed.Length);
    }

    private int Remaining(int victim, ReadOnlySpan<ushort> copies, int worker)
    {
        var remaining = 0;
        foreach (var copy in copies)
        {
            remaining += copy != worker && !_state.IsEvicted(victim, copy) ? 1 : 0;
        }

        return remaining;
    }

    /// <summary>Whether another copy of the previous plan is where readers are sent; one such copy is always listed (<see cref="StickyPublication"/>).</summary>
    private bool HasProvenCopy(int victim, int worker)
    {
        foreach (var copy in _state.Input.Committed[victim])
        {
            if (copy != worker && IsRouted(victim, copy) && _state.Holds(victim, copy))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRouted(int chunk, int worker)
    {
        return _state.Input.Routed[chunk].Contains((ushort)worker);
    }

    private IEnumerable<int> Workers(int chunk, int seat)
    {
        yield return seat;
        for (var worker = 0; worker < _state.WorkerCount; worker++)
        {
            if (_state.SizesBytes[chunk] <= _state.CapacityBytes && _state.MayTake(chunk, worker) && !_state.Holds(chunk, worker))
            {
                yield return worker;
            }
        }
    }
}
