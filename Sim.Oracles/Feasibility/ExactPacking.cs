using System.Runtime.InteropServices;

namespace Sim.Oracles.Feasibility;

/// <summary>
/// Decides by trying all packings whether a demand fits: depth first, a chunk with all its copies after the other, those
/// with the fewest eligible workers first, then the largest. It goes back as soon as the room that is left is too small
/// for what is left, and never tries the same room for the same rest twice: workers with equal room that the same chunks may
/// be on are interchangeable. The time is exponential in general, so that the steps are limited.
/// </summary>
public sealed class ExactPacking
{
    private const int MostWorkers = 64;

    /// <summary>Frames of the search on the stack: one per chunk and one per copy.</summary>
    private const int MostFrames = 3000;

    private readonly PackingProblem _problem;
    private readonly int[] _order;
    private readonly int[] _kinds;
    private readonly bool[]?[] _confinements;
    private readonly Int128[][] _restBytes;
    private readonly long[] _smallestRestBytes;
    private readonly long[] _freeBytes;
    private readonly HashSet<string> _hopeless = new(StringComparer.Ordinal);
    private readonly int _mostSteps;
    private int _steps;

    private ExactPacking(PackingProblem problem, int mostSteps)
    {
        _problem = problem;
        _mostSteps = mostSteps;
        _order = DecreasingPacker.Order(problem);
        _confinements = Confinements(problem);
        _kinds = Kinds(problem, _confinements);
        _freeBytes = new long[problem.WorkerCount];
        Array.Fill(_freeBytes, problem.CapacityBytes);
        _restBytes = Array.ConvertAll(_confinements, RestBytes);
        _smallestRestBytes = new long[_order.Length + 1];
        _smallestRestBytes[^1] = long.MaxValue;
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            _smallestRestBytes[i] = Math.Min(_smallestRestBytes[i + 1], problem.SizesBytes[_order[i]]);
        }
    }

    /// <summary>Decides whether all floors fit on an empty fleet and keep within the budget.</summary>
    /// <param name="problem">The demand.</param>
    /// <param name="mostSteps">How many states of the workers' room to look at before giving up.</param>
    public static PackingAnswer Decide(PackingProblem problem, int mostSteps)
    {
        if (!problem.IsWithinBudget || (problem.ChunkCount > 0 && problem.CapacityBytes < 0))
        {
            return PackingAnswer.Impossible;
        }

        if (problem.WorkerCount > MostWorkers || (long)problem.ChunkCount * (problem.Floor + 1) > MostFrames)
        {
            return PackingAnswer.Unknown;
        }

        var search = new ExactPacking(problem, mostSteps);
        return search.Fits(0) ? PackingAnswer.Packs
            : search._steps < mostSteps ? PackingAnswer.Impossible
            : PackingAnswer.Unknown;
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

        var chunk = _order[position];
        if (Seat(position, Candidates(chunk), from: 0, missing: _problem.Floor))
        {
            return true;
        }

        _hopeless.Add(room);
        return false;
    }

    /// <summary>Tries all sets of workers for the copies of one chunk that are still missing.</summary>
    private bool Seat(int position, int[] candidates, int from, int missing)
    {
        if (missing == 0)
        {
            return Fits(position + 1);
        }

        var size = _problem.SizesBytes[_order[position]];
        for (var i = from; i <= candidates.Length - missing && _steps < _mostSteps; i++)
        {
            if (i > from && IsSame(candidates[i], candidates[i - 1]))
            {
                continue;
            }

            _freeBytes[candidates[i]] -= size;
            var fits = Seat(position, candidates, i + 1, missing - 1);
            _freeBytes[candidates[i]] += size;
            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Workers with room, the tightest first, interchangeable ones side by side.</summary>
    private int[] Candidates(int chunk)
    {
        var candidates = new List<int>();
        for (var worker = 0; worker < _freeBytes.Length; worker++)
        {
            if (_freeBytes[worker] >= _problem.SizesBytes[chunk] && _problem.IsEligible(chunk, worker))
            {
                candidates.Add(worker);
            }
        }

        candidates.Sort((left, right) => (_freeBytes[left], _kinds[left], left).CompareTo((_freeBytes[right], _kinds[right], right)));
        return [.. candidates];
    }

    private bool IsSame(int left, int right) => _freeBytes[left] == _freeBytes[right] && _kinds[left] == _kinds[right];

    /// <summary>Whether the workers of every confinement have room for the chunks confined to them, not counting holes that nothing fits in.</summary>
    private bool HasHope(int position)
    {
        for (var i = 0; i < _confinements.Length; i++)
        {
            Int128 free = 0;
            for (var worker = 0; worker < _freeBytes.Length; worker++)
            {
                var counts = _freeBytes[worker] >= _smallestRestBytes[position] && (_confinements[i] is not { } allowed || allowed[worker]);
                free += counts ? _freeBytes[worker] : 0;
            }

            if (free < _restBytes[i][position])
            {
                return false;
            }
        }

        return true;
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

    private Int128[] RestBytes(bool[]? confinement)
    {
        var rest = new Int128[_order.Length + 1];
        for (var i = _order.Length - 1; i >= 0; i--)
        {
            var isConfined = confinement is null || PackingProblem.IsWithin(_problem.Eligible![_order[i]], confinement);
            rest[i] = rest[i + 1] + (isConfined ? (Int128)_problem.SizesBytes[_order[i]] * _problem.Floor : 0);
        }

        return rest;
    }

    /// <summary>All workers, and each different set that some chunk is restricted to.</summary>
    private static bool[]?[] Confinements(PackingProblem problem)
    {
        var confinements = new List<bool[]?> { null };
        foreach (var allowed in problem.Eligible ?? [])
        {
            if (allowed is not null && !confinements.Exists(known => known is not null && known.AsSpan().SequenceEqual(allowed)))
            {
                confinements.Add(allowed);
            }
        }

        return [.. confinements];
    }

    /// <summary>Workers that the same confinements contain have the same number: that of the first of them.</summary>
    private static int[] Kinds(PackingProblem problem, bool[]?[] confinements)
    {
        var kinds = new int[problem.WorkerCount];
        for (var worker = 0; worker < kinds.Length; worker++)
        {
            kinds[worker] = worker;
            for (var earlier = worker - 1; earlier >= 0; earlier--)
            {
                if (Array.TrueForAll(confinements, allowed => allowed is null || allowed[worker] == allowed[earlier]))
                {
                    kinds[worker] = earlier;
                }
            }
        }

        return kinds;
    }
}
