using System.Runtime.InteropServices;

namespace Scheduler.Core.Placement;

/// <summary>
/// Packs floors by trying every packing, for small sets that no order of seating fits: all floors on an empty fleet, or what
/// chunks lack beside the copies of the goal, of which those beyond a floor may go. Depth first, one chunk with all its copies
/// after the other, on the tightest workers first. It turns back where the room that is left is too small for what is left,
/// and never enters the same room with the same rest twice; workers with equal room that the same chunks may be on count as
/// the same. The steps are limited, so that it may miss a packing.
/// </summary>
internal sealed class ExhaustiveFloorPacking
{
    private readonly StickyState _state;
    private readonly int[] _order;
    private readonly bool _isBesideGoal;
    private readonly int[] _kinds;
    private readonly Int128[] _restBytes;
    private readonly long[] _smallestRestBytes;
    private readonly long[] _freeBytes;
    private readonly ushort[] _packing;
    private readonly HashSet<string> _hopeless = new(StringComparer.Ordinal);
    private readonly int _mostSteps;
    private int _steps;

    private ExhaustiveFloorPacking(StickyState state, int[] order, bool isBesideGoal)
    {
        _state = state;
        _order = order;
        _isBesideGoal = isBesideGoal;
        _mostSteps = isBesideGoal ? state.Limits.PackingStepsBesideGoal : state.Limits.PackingSteps;
        _kinds = Kinds();
        _freeBytes = new long[state.WorkerCount];
        for (var worker = 0; worker < _freeBytes.Length; worker++)
        {
            _freeBytes[worker] = state.CapacityBytes - (isBesideGoal ? state.GoalBytes[worker] : 0);
        }

        foreach (var chunk in isBesideGoal ? Array.FindAll(order, HasExcess) : [])
        {
            foreach (var worker in state.Goal[chunk])
            {
                _freeBytes[worker] += state.SizesBytes[chunk];
            }
        }

        _packing = new ushort[checked(state.ChunkCount * state.MostNeeded)];
        Array.Fill(_packing, FloorPacking.NoWorker);
        _restBytes = new Int128[order.Length + 1];
        _smallestRestBytes = new long[order.Length + 1];
        _smallestRestBytes[^1] = long.MaxValue;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var size = state.SizesBytes[order[i]];
            _restBytes[i] = _restBytes[i + 1] + ((Int128)size * CopiesOf(order[i]));
            _smallestRestBytes[i] = Math.Min(_smallestRestBytes[i + 1], size);
        }
    }

    /// <summary>Looks for a packing of all floors on an empty fleet.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">The chunks in the order in which they are seated.</param>
    /// <returns>The workers of chunk i at positions <c>[i * m, (i + 1) * m)</c>, where m is the most that any chunk needs; null if there is none, or none was found.</returns>
    public static ushort[]? TryPack(StickyState state, int[] order) => TryPack(state, order, isBesideGoal: false)?._packing;

    /// <summary>
    /// Puts what some chunks lack to their floors into the goal, without moving anything else. Of a chunk with more copies than
    /// its floor, those copies remain that leave the room where it is needed.
    /// </summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">Those chunks in the order in which they are seated, and then chunks that may give up copies beyond their floors.</param>
    /// <returns>False, and nothing is changed, if that is impossible, or no way was found.</returns>
    public static bool TryAdd(StickyState state, int[] order)
    {
        if (TryPack(state, order, isBesideGoal: true) is not { } search)
        {
            return false;
        }

        foreach (var chunk in order)
        {
            search.Adopt(chunk, search._packing.AsSpan(chunk * state.MostNeeded, search.CopiesOf(chunk)));
        }

        return true;
    }

    private void Adopt(int chunk, ReadOnlySpan<ushort> seats)
    {
        if (HasExcess(chunk))
        {
            foreach (var worker in _state.GoalWorkers(chunk))
            {
                if (!seats.Contains(worker))
                {
                    _state.Remove(chunk, worker);
                }
            }

            return;
        }

        foreach (var worker in seats)
        {
            _state.Add(chunk, worker);
        }
    }

    private static ExhaustiveFloorPacking? TryPack(StickyState state, int[] order, bool isBesideGoal)
    {
        if (state.WorkerCount > state.Limits.PackedWorkers || (long)state.ChunkCount * (state.MostNeeded + 1) > state.Limits.PackingFrames)
        {
            return null;
        }

        var search = new ExhaustiveFloorPacking(state, order, isBesideGoal);
        return search.Fits(0) ? search : null;
    }

    /// <summary>Copies of a chunk that are to be seated.</summary>
    private int CopiesOf(int chunk) => _isBesideGoal && !HasExcess(chunk) ? _state.Needs[chunk] - _state.Goal.CountOf(chunk) : _state.Needs[chunk];

    private bool HasExcess(int chunk) => _state.Goal.CountOf(chunk) > _state.Floor;

    private bool MayBeOn(int chunk, int worker) =>
        !_isBesideGoal ? _state.Eligibility.Allows(chunk, worker)
        : HasExcess(chunk) ? _state.Goal.Contains(chunk, worker)
        : _state.MayTake(chunk, worker);

    private bool Fits(int position)
    {
        if (position == _order.Length)
        {
            return true;
        }

        _steps++;
        if (!HasHope(position))
        {
            return false;
        }

        var room = Room(position);
        if (_hopeless.Contains(room))
        {
            return false;
        }

        if (Seat(position, Candidates(_order[position]), from: 0, copy: 0))
        {
            return true;
        }

        _hopeless.Add(room);
        return false;
    }

    /// <summary>Tries all sets of workers for the copies of one chunk that are still missing.</summary>
    private bool Seat(int position, int[] candidates, int from, int copy)
    {
        var chunk = _order[position];
        var copies = CopiesOf(chunk);
        if (copy == copies)
        {
            return Fits(position + 1);
        }

        for (var i = from; i <= candidates.Length - (copies - copy) && _steps < _mostSteps; i++)
        {
            var worker = candidates[i];
            if (i > from && _freeBytes[worker] == _freeBytes[candidates[i - 1]] && _kinds[worker] == _kinds[candidates[i - 1]])
            {
                continue;
            }

            _packing[(chunk * _state.MostNeeded) + copy] = (ushort)worker;
            _freeBytes[worker] -= _state.SizesBytes[chunk];
            var fits = Seat(position, candidates, i + 1, copy + 1);
            _freeBytes[worker] += _state.SizesBytes[chunk];
            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Workers with room, interchangeable ones side by side.</summary>
    private int[] Candidates(int chunk)
    {
        var candidates = new List<int>();
        for (var worker = 0; worker < _freeBytes.Length; worker++)
        {
            if (_freeBytes[worker] >= _state.SizesBytes[chunk] && MayBeOn(chunk, worker))
            {
                candidates.Add(worker);
            }
        }

        candidates.Sort((left, right) => (_freeBytes[left], _kinds[left], left).CompareTo((_freeBytes[right], _kinds[right], right)));
        return [.. candidates];
    }

    /// <summary>Whether there is room for the rest, not counting holes that nothing fits in.</summary>
    private bool HasHope(int position)
    {
        Int128 free = 0;
        foreach (var bytes in _freeBytes)
        {
            free += bytes >= _smallestRestBytes[position] ? bytes : 0;
        }

        return free >= _restBytes[position];
    }

    /// <summary>The rest of the chunks and the room for it, equal for rooms that differ only in which worker is which.</summary>
    private string Room(int position)
    {
        var room = new (int Kind, long FreeBytes)[_freeBytes.Length];
        for (var worker = 0; worker < room.Length; worker++)
        {
            room[worker] = (_kinds[worker], _freeBytes[worker]);
        }

        Array.Sort(room);
        var numbers = new long[room.Length + 1];
        numbers[^1] = position;
        for (var i = 0; i < room.Length; i++)
        {
            numbers[i] = room[i].FreeBytes;
        }

        return new string(MemoryMarshal.Cast<long, char>(numbers));
    }

    /// <summary>Workers that may have the same chunks have the same number: that of the first of them.</summary>
    private int[] Kinds()
    {
        var kinds = new int[_state.WorkerCount];
        for (var worker = 0; worker < kinds.Length; worker++)
        {
            kinds[worker] = worker;
            for (var earlier = worker - 1; earlier >= 0; earlier--)
            {
                if (AreAlike(worker, earlier))
                {
                    kinds[worker] = earlier;
                }
            }
        }

        return kinds;
    }

    private bool AreAlike(int worker, int other) => Array.TrueForAll(_order, chunk => MayBeOn(chunk, worker) == MayBeOn(chunk, other));
}
