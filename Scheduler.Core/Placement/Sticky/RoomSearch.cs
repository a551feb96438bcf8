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
internal sealed class RoomSearch : IDisposable
{
    private readonly StickyState _state;
    private readonly bool _mayBegin;
    private readonly int _mostArrangements;
    private readonly PriorityQueue<int, (Int128 LackingBytes, int Number)> _closest = new();
    private ReachableArrangements? _reachable;

    private RoomSearch(StickyState state, bool mayBegin, int mostArrangements)
    {
        _state = state;
        _mayBegin = mayBegin;
        _mostArrangements = Math.Min(mostArrangements, state.Limits.MovedRows / Math.Max(1, state.ChunkCount));
    }

    /// <summary>Whether the fleet is small enough to search at all; nothing else may be asked if it is not.</summary>
    public bool IsPossible =>
        _state.WorkerCount <= _state.Limits.MovedWorkers && (long)_state.ChunkCount * _state.WorkerCount <= _state.Limits.MovedSeats;

    /// <summary>For a fleet in which all floors pack: moves may be begun that only later plans can finish.</summary>
    public static RoomSearch ForAll(StickyState state) => new(state, mayBegin: true, state.Limits.MovedArrangements);

    /// <summary>
    /// For a fleet in which some chunks have to wait: moves are made only if they lead all the way within this plan, each of them for
    /// good. A move that only begins a way may be one that the next plan, with other chunks in front, does not go on, and then
    /// copies would move to and fro for ever.
    /// </summary>
    public static RoomSearch ForSome(StickyState state) => new(state, mayBegin: false, state.Limits.MovedArrangements);

    /// <summary>Makes room for all copies that a chunk lacks to its floor, and puts them there.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>
    /// False if the chunk has to wait: no moves were found that may be made, and the goal is as it was, or copies have to make way
    /// first, and the goal has the first of those moves.
    /// </returns>
    public bool TrySeat(int chunk)
    {
        var start = Arrangement();
        if (ExhaustiveFloorPacking.IsOutOfReach(_state, chunk) || FindSeries(chunk, start, ReachableFromGoal(start)) is not { } series)
        {
            return false;
        }

        Adopt(series.Arrangement);
        Array.ForEach(series.Seats, worker => _state.Add(chunk, worker));
        if (series.First is not { } first || (series.AddedCopies == AddedCopies(start, series.Arrangement) && MoveOrder.Exists(_state)))
        {
            return true;
        }

        // A limited search may miss from there what it found from here: then nothing is moved for a way that the next plan would not go on.
        if (!_mayBegin || !IsAnotherSeriesFrom(first, chunk))
        {
            Adopt(start);
            return false;
        }

        Adopt(first);
        _state.IsMakingRoom = true;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _reachable?.Dispose();

    private bool IsAnotherSeriesFrom(ulong[] first, int chunk)
    {
        using var reachable = ReachableFrom(MovesFrom(first), first);
        return FindSeries(chunk, first, reachable) is not null;
    }

    private MoveSeries? FindSeries(int chunk, ulong[] start, ReachableArrangements reachable)
    {
        if (reachable.FindRoom(chunk) is { } series)
        {
            return series;
        }

        using var closest = reachable.IsFull ? ReachableFrom(reachable.Moves, start, closestTo: chunk) : null;
        return closest?.FindRoom(chunk);
    }

    /// <summary>What chunks that wait in vain share: as long as nothing is seated, moves start from the same goal.</summary>
    private ReachableArrangements ReachableFromGoal(ulong[] goal)
    {
        if (_reachable is null || !_reachable.IsFrom(goal, _state.Evicted))
        {
            _reachable?.Dispose();
            _reachable = ReachableFrom(MovesFrom(goal), goal);
        }

        return _reachable;
    }

    private MoveTable MovesFrom(ulong[] start) => new(_state, _mayBegin ? null : start);

    private ReachableArrangements ReachableFrom(MoveTable moves, ulong[] start, int? closestTo = null)
    {
        _closest.Clear();
        return new(moves, start, _state.Evicted, _mostArrangements, closestTo, _closest);
    }

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

    private static ulong Bit(int worker) => 1UL << worker;
}
