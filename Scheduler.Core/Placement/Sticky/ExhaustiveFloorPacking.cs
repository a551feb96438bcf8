using System.Runtime.InteropServices;

namespace Scheduler.Core.Placement;

/// <summary>
/// Packs all floors by trying every packing, for small sets that no order of seating fits: depth first, one chunk with all
/// its copies after the other, on the tightest workers first. It turns back where the room that is left is too small for
/// what is left, and never enters the same room with the same rest twice; workers with equal room that the same chunks may
/// be on count as the same. The steps are limited, so that it may miss a packing.
/// </summary>
internal sealed class ExhaustiveFloorPacking
{
    private const int MostWorkers = 64;

    /// <summary>Frames of the search on the stack: one per chunk and one per copy.</summary>
    private const int MostFrames = 3000;

    private const int MostSteps = 100_000;

    private readonly StickyState _state;
    private readonly int[] _order;
    private readonly int[] _kinds;
    private readonly Int128[] _restBytes;
    private readonly long[] _smallestRestBytes;
    private readonly long[] _freeBytes;
    private readonly ushort[] _packing;
    private readonly HashSet<string> _hopeless = new(StringComparer.Ordinal);
    private int _steps;

    private ExhaustiveFloorPacking(StickyState state, int[] order)
    {
        _state = state;
        _order = order;
        _kinds = Kinds(state);
        _freeBytes = new long[state.WorkerCount];
        Array.Fill(_freeBytes, state.CapacityBytes);
        _packing = new ushort[checked(state.ChunkCount * state.Floor)];
        _restBytes = new Int128[order.Length + 1];
        _smallestRestBytes = new long[order.Length + 1];
        _smallestRestBytes[^1] = long.MaxValue;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var size = state.SizesBytes[order[i]];
            _restBytes[i] = _restBytes[i + 1] + ((Int128)size * state.Floor);
            _smallestRestBytes[i] = Math.Min(_smallestRestBytes[i + 1], size);
        }
    }

    /// <summary>Looks for a packing.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">The chunks in the order in which they are seated.</param>
    /// <returns>The workers of chunk i at positions <c>[i * floor, (i + 1) * floor)</c>; null if there is none, or none was found.</returns>
    public static ushort[]? TryPack(StickyState state, int[] order)
    {
        if (state.WorkerCount > MostWorkers || (long)state.ChunkCount * (state.Floor + 1) > MostFrames)
        {
            return null;
        }

        var search = new ExhaustiveFloorPacking(state, order);
        return search.Fits(0) ? search._packing : null;
    }

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
        if (copy == _state.Floor)
        {
            return Fits(position + 1);
        }

        var chunk = _order[position];
        for (var i = from; i <= candidates.Length - (_state.Floor - copy) && _steps < MostSteps; i++)
        {
            var worker = candidates[i];
            if (i > from && _freeBytes[worker] == _freeBytes[candidates[i - 1]] && _kinds[worker] == _kinds[candidates[i - 1]])
            {
                continue;
            }

            _packing[(chunk * _state.Floor) + copy] = (ushort)worker;
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
        var eligible = _state.Eligibility.WorkersFor(chunk);
        for (var worker = 0; worker < _freeBytes.Length; worker++)
        {
            if (_freeBytes[worker] >= _state.SizesBytes[chunk] && (eligible is null || eligible[worker]))
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
    private static int[] Kinds(StickyState state)
    {
        var kinds = new int[state.WorkerCount];
        for (var worker = 0; worker < kinds.Length; worker++)
        {
            kinds[worker] = worker;
            for (var earlier = worker - 1; earlier >= 0; earlier--)
            {
                if (AreAlike(state, worker, earlier))
                {
                    kinds[worker] = earlier;
                }
            }
        }

        return kinds;
    }

    private static bool AreAlike(StickyState state, int worker, int other)
    {
        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            if (state.Eligibility.WorkersFor(chunk) is { } eligible && eligible[worker] != eligible[other])
            {
                return false;
            }
        }

        return true;
    }
}
