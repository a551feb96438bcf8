using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// Makes room for a chunk's mandatory copies by a series of moves that can really be made one after the other: copies above
/// other chunks' floors go, floor copies move to where there is room beside everything else. The shortest series is found by
/// trying them all; if they are too many, the search starts anew with what comes closest to room. This is for small, nearly
/// full fleets, where packing anew would ask for moves that block each other. If copies have to make way for a while, or one
/// of two copies of a chunk has to stay and not the other, the goal takes over the first move alone: where all copies end up,
/// they would wait for each other. The next plan then finds a series that is shorter by that move.
/// </summary>
internal sealed class RoomSearch
{
    private readonly StickyState _state;
    private ReachableArrangements? _reachable;

    public RoomSearch(StickyState state)
    {
        _state = state;
    }

    /// <summary>Whether the fleet is small enough to search at all; nothing else may be asked if it is not.</summary>
    public bool IsPossible =>
        _state.WorkerCount <= _state.Limits.MovedWorkers && (long)_state.ChunkCount * _state.WorkerCount <= _state.Limits.MovedSeats;

    private int MostArrangementsAtOnce => Math.Min(_state.Limits.MovedArrangements, _state.Limits.MovedRows / Math.Max(1, _state.ChunkCount));

    /// <summary>Makes room for all copies that a chunk lacks to its floor, and puts them there.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="mayBegin">Whether moves may be begun that only later plans can finish.</param>
    /// <returns>
    /// False if the chunk has to wait: no moves were found that may be made, and the goal is as it was, or copies have to make way
    /// first, and the goal has the first of those moves.
    /// </returns>
    public bool TrySeat(int chunk, bool mayBegin)
    {
        var start = Arrangement();
        if (FindSeries(chunk, start, ReachableFromGoal(start)) is not { } series)
        {
            return false;
        }

        Adopt(series.Arrangement);
        Array.ForEach(PlacesFor(chunk, series.Arrangement[chunk], FreeBytes(series.Arrangement))!, worker => _state.Add(chunk, worker));
        if (series.First is not { } first || (series.AddedCopies == AddedCopies(start, series.Arrangement) && MoveOrder.Exists(_state)))
        {
            return true;
        }

        // A limited search may miss from there what it found from here: then nothing is moved for a way that the next plan would not go on.
        if (!mayBegin || FindSeries(chunk, first, ReachableFrom(first)) is null)
        {
            Adopt(start);
            return false;
        }

        Adopt(first);
        _state.IsMakingRoom = true;
        return false;
    }

    private MoveSeries? FindSeries(int chunk, ulong[] start, ReachableArrangements reachable) =>
        FindRoom(chunk, reachable)
        ?? (reachable.IsFull
            ? FindRoom(chunk, ReachableFrom(start, arrangement => LackingBytes(chunk, arrangement[chunk], FreeBytes(arrangement))))
            : null);

    private MoveSeries? FindRoom(int chunk, ReachableArrangements reachable)
    {
        for (var number = 0; reachable.TryGet(number, out var series); number++)
        {
            if (HasPlacesFor(chunk, series))
            {
                return series;
            }
        }

        return null;
    }

    /// <summary>What chunks that wait in vain share: as long as nothing is seated, moves start from the same goal.</summary>
    private ReachableArrangements ReachableFromGoal(ulong[] goal)
    {
        if (_reachable is null || !_reachable.IsFrom(goal, _state.Evicted))
        {
            _reachable = ReachableFrom(goal);
        }

        return _reachable;
    }

    private ReachableArrangements ReachableFrom(ulong[] start, Func<ulong[], Int128>? rank = null) =>
        new(start, _state.Evicted, MostArrangementsAtOnce, VisitMoved, rank);

    private bool HasPlacesFor(int chunk, MoveSeries series) =>
        PlacesFor(chunk, series.Arrangement[chunk], FreeBytes(series.Arrangement)) is not null;

    private static int AddedCopies(ulong[] before, ulong[] after)
    {
        var added = 0;
        for (var chunk = 0; chunk < before.Length; chunk++)
        {
            added += BitOperations.PopCount(after[chunk] & ~before[chunk]);
        }

        return added;
    }

    /// <summary>The goal: for each chunk the set of its workers as bits.</summary>
    public ulong[] Arrangement()
    {
        var arrangement = new ulong[_state.ChunkCount];
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            foreach (var worker in _state.Goal[chunk])
            {
                arrangement[chunk] |= Bit(worker);
            }
        }

        return arrangement;
    }

    /// <summary>Makes an arrangement the goal.</summary>
    public void Adopt(ulong[] arrangement)
    {
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            foreach (var worker in _state.Goal[chunk].ToArray())
            {
                if ((arrangement[chunk] & Bit(worker)) == 0)
                {
                    _state.Remove(chunk, worker);
                }
            }

            for (var rest = arrangement[chunk]; rest != 0; rest &= rest - 1)
            {
                var worker = (int)ulong.TrailingZeroCount(rest);
                if (!_state.Goal.Contains(chunk, worker))
                {
                    _state.Add(chunk, worker);
                }
            }
        }
    }

    private void VisitMoved(MoveSeries series, MoveFrontier frontier)
    {
        var arrangement = series.Arrangement;
        var freeBytes = FreeBytes(arrangement);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            var workers = arrangement[chunk];
            for (var from = 0; from < freeBytes.Length; from++)
            {
                if ((workers & Bit(from)) == 0)
                {
                    continue;
                }

                if (ulong.PopCount(workers) > (ulong)_state.Floor)
                {
                    frontier.Add(series, new Move(chunk, workers & ~Bit(from), AddedCopies: 0));
                    continue;
                }

                for (var to = 0; to < freeBytes.Length; to++)
                {
                    if (Fits(chunk, workers, to, freeBytes))
                    {
                        frontier.Add(series, new Move(chunk, (workers & ~Bit(from)) | Bit(to), AddedCopies: 1));
                    }
                }
            }
        }
    }

    /// <summary>The roomiest workers that can take what the chunk lacks, as many as it lacks; null if there are not enough.</summary>
    private int[]? PlacesFor(int chunk, ulong workers, long[] freeBytes)
    {
        var places = new List<int>();
        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if (Fits(chunk, workers, worker, freeBytes))
            {
                places.Add(worker);
            }
        }

        var missing = _state.Needs[chunk] - (int)ulong.PopCount(workers);
        places.Sort((left, right) => (freeBytes[right], left).CompareTo((freeBytes[left], right)));
        return places.Count >= missing ? [.. places.Take(missing)] : null;
    }

    /// <summary>What the workers that come closest lack to take what the chunk lacks.</summary>
    private Int128 LackingBytes(int chunk, ulong workers, long[] freeBytes)
    {
        var lacking = new List<Int128>();
        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if (MayGoTo(chunk, workers, worker))
            {
                lacking.Add(Int128.Max(0, (Int128)_state.SizesBytes[chunk] - freeBytes[worker]));
            }
        }

        lacking.Sort();
        return lacking.Take(_state.Needs[chunk] - (int)ulong.PopCount(workers)).Aggregate(Int128.Zero, static (sum, bytes) => sum + bytes);
    }

    private bool Fits(int chunk, ulong workers, int worker, long[] freeBytes) =>
        freeBytes[worker] >= _state.SizesBytes[chunk] && MayGoTo(chunk, workers, worker);

    private bool MayGoTo(int chunk, ulong workers, int worker) =>
        (workers & Bit(worker)) == 0
        && _state.Eligibility.Allows(chunk, worker)
        && !_state.IsEvicted(chunk, worker)
        && !_state.WouldPassForFetched(chunk, worker);

    private long[] FreeBytes(ulong[] arrangement)
    {
        var freeBytes = new long[_state.WorkerCount];
        Array.Fill(freeBytes, _state.CapacityBytes);
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            for (var rest = arrangement[chunk]; rest != 0; rest &= rest - 1)
            {
                freeBytes[(int)ulong.TrailingZeroCount(rest)] -= _state.SizesBytes[chunk];
            }
        }

        return freeBytes;
    }

    private static ulong Bit(int worker) => 1UL << worker;
}
