using System.Runtime.InteropServices;

namespace Scheduler.Core.Placement;

/// <summary>
/// Packs floors by trying every packing, for small sets that no order of seating fits. Depth first, one chunk with all its copies
/// after the other, on the tightest workers first. It turns back where the room that is left is too small for what is left,
/// and never enters the same room with the same rest twice; workers with equal room that the same chunks may be on count as
/// the same. The steps are limited, so that it may miss a packing.
/// </summary>
internal sealed class ExhaustiveFloorPacking
{
    private readonly StickyState _state;
    private readonly PackingQuestion _question;
    private readonly int[] _kinds;
    private readonly Int128[] _restBytes;
    private readonly long[] _smallestRestBytes;
    private readonly long[] _freeBytes;
    private readonly ushort[] _packing;
    private readonly int[][] _candidates;
    private readonly Comparison<int> _byRoom;
    private readonly HashSet<string> _hopeless = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _hopelessRooms;
    private int _steps;

    private ExhaustiveFloorPacking(StickyState state, PackingQuestion question)
    {
        _state = state;
        _question = question;
        _freeBytes = question.FreeBytes;
        _kinds = Kinds();
        _candidates = new int[question.Order.Length][];
        _byRoom = (left, right) => (_freeBytes[left], _kinds[left], left).CompareTo((_freeBytes[right], _kinds[right], right));
        _hopelessRooms = _hopeless.GetAlternateLookup<ReadOnlySpan<char>>();
        _packing = new ushort[checked(state.ChunkCount * state.MostNeeded)];
        Array.Fill(_packing, FloorPacking.NoWorker);
        _restBytes = new Int128[question.Order.Length + 1];
        _smallestRestBytes = new long[question.Order.Length + 1];
        _smallestRestBytes[^1] = long.MaxValue;
        for (var i = question.Order.Length - 1; i >= 0; i--)
        {
            var size = state.SizesBytes[question.Order[i]];
            _restBytes[i] = _restBytes[i + 1] + ((Int128)size * question.Copies[i]);
            _smallestRestBytes[i] = Math.Min(_smallestRestBytes[i + 1], size);
        }
    }

    /// <summary>Looks for a packing of all floors on an empty fleet.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">The chunks in the order in which they are seated.</param>
    /// <returns>The workers of chunk i at positions <c>[i * m, (i + 1) * m)</c>, where m is the most that any chunk needs; null if there is none, or none was found.</returns>
    public static ushort[]? TryPack(StickyState state, int[] order) => TryPack(state, PackingQuestion.AllFloors(state, order))?._packing;

    /// <summary>
    /// Puts what some chunks lack to their floors into the goal, without moving anything else. Of a chunk with more copies than
    /// its floor, those copies remain that leave the room where it is needed.
    /// </summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">Those chunks in the order in which they are seated, and then chunks that may give up copies beyond their floors.</param>
    /// <returns>False, and nothing is changed, if that is impossible, or no way was found.</returns>
    public static bool TryAdd(StickyState state, int[] order)
    {
        var question = PackingQuestion.BesideGoal(state, order);
        if (TryPack(state, question) is not { } search)
        {
            return false;
        }

        for (var position = 0; position < order.Length; position++)
        {
            search.Adopt(order[position], search._packing.AsSpan(order[position] * state.MostNeeded, question.Copies[position]));
        }

        return true;
    }

    /// <summary>Whether no moves at all can make room for all that a chunk needs. It may miss that.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="chunk">The chunk that lacks copies.</param>
    public static bool IsOutOfReach(StickyState state, int chunk)
    {
        if (IsTooLarge(state))
        {
            return false;
        }

        var question = PackingQuestion.WithOneMore(state, chunk);
        var search = new ExhaustiveFloorPacking(state, question);
        return !search.Fits(0) && search._steps < question.MostSteps;
    }

    private void Adopt(int chunk, ReadOnlySpan<ushort> seats)
    {
        if (PackingQuestion.HasExcess(_state, chunk))
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

    private static bool IsTooLarge(StickyState state) =>
        state.WorkerCount > state.Limits.PackedWorkers || (long)state.ChunkCount * (state.MostNeeded + 1) > state.Limits.PackingFrames;

    private static ExhaustiveFloorPacking? TryPack(StickyState state, PackingQuestion question)
    {
        if (IsTooLarge(state))
        {
            return null;
        }

        var search = new ExhaustiveFloorPacking(state, question);
        return search.Fits(0) ? search : null;
    }

    private bool Fits(int position)
    {
        if (position == _question.Order.Length)
        {
            return true;
        }

        _steps++;
        if (!HasHope(position) || IsKnownHopeless(position))
        {
            return false;
        }

        if (Seat(position, FindCandidates(position), from: 0, copy: 0))
        {
            return true;
        }

        RememberHopeless(position);
        return false;
    }

    /// <summary>Tries all sets of workers for the copies of one chunk that are still missing.</summary>
    private bool Seat(int position, ReadOnlyMemory<int> candidates, int from, int copy)
    {
        var chunk = _question.Order[position];
        var copies = _question.Copies[position];
        if (copy == copies)
        {
            return Fits(position + 1);
        }

        for (var i = from; i <= candidates.Length - (copies - copy) && _steps < _question.MostSteps; i++)
        {
            var worker = candidates.Span[i];
            if (i > from && AreInterchangeable(worker, candidates.Span[i - 1]))
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

    private bool AreInterchangeable(int worker, int other) => _freeBytes[worker] == _freeBytes[other] && _kinds[worker] == _kinds[other];

    /// <summary>Workers with room, interchangeable ones side by side. A position is entered anew only when it was left, so that it needs one list.</summary>
    private ReadOnlyMemory<int> FindCandidates(int position)
    {
        var chunk = _question.Order[position];
        var candidates = _candidates[position] ??= new int[_freeBytes.Length];
        var count = 0;
        for (var worker = 0; worker < _freeBytes.Length; worker++)
        {
            if (_freeBytes[worker] >= _state.SizesBytes[chunk] && _question.MayBeOn(chunk, worker))
            {
                candidates[count++] = worker;
            }
        }

        candidates.AsSpan(0, count).Sort(_byRoom);
        return candidates.AsMemory(0, count);
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

    private bool IsKnownHopeless(int position)
    {
        Span<long> room = stackalloc long[_freeBytes.Length + 1];
        return _hopelessRooms.Contains(RoomAt(position, room));
    }

    private void RememberHopeless(int position)
    {
        Span<long> room = stackalloc long[_freeBytes.Length + 1];
        _hopelessRooms.Add(RoomAt(position, room));
    }

    /// <summary>The rest of the chunks and the room for it, equal for rooms that differ only in which worker is which.</summary>
    private ReadOnlySpan<char> RoomAt(int position, Span<long> room)
    {
        Span<(int Kind, long FreeBytes)> workers = stackalloc (int, long)[_freeBytes.Length];
        for (var worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] = (_kinds[worker], _freeBytes[worker]);
        }

        workers.Sort();
        for (var i = 0; i < workers.Length; i++)
        {
            room[i] = workers[i].FreeBytes;
        }

        room[^1] = position;
        return MemoryMarshal.Cast<long, char>(room);
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

    private bool AreAlike(int worker, int other) => Array.TrueForAll(_question.Order, chunk => _question.MayBeOn(chunk, worker) == _question.MayBeOn(chunk, other));
}
