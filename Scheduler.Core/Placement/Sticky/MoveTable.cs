using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>What moves a search may make, which is the same from every arrangement that it reaches.</summary>
internal sealed class MoveTable
{
    private readonly StickyState _state;
    private readonly ulong[] _takers;
    private readonly ulong[]? _start;

    /// <summary>Looks up for each chunk the workers that may be given it.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="start">If every move is to be made for good, where copies are before all moves: nothing is fetched and given up again, or given up and fetched again. Else null.</param>
    public MoveTable(StickyState state, ulong[]? start)
    {
        _state = state;
        _start = start;
        _takers = new ulong[state.ChunkCount];
        for (var chunk = 0; chunk < _takers.Length; chunk++)
        {
            for (var worker = 0; worker < state.WorkerCount; worker++)
            {
                _takers[chunk] |= MayBeGiven(chunk, worker) ? 1UL << worker : 0;
            }
        }
    }

    /// <summary>By worker, the room that an arrangement leaves.</summary>
    public long[] FreeBytes(ulong[] arrangement)
    {
        var freeBytes = _state.EmptyDisks();
        for (var chunk = 0; chunk < arrangement.Length; chunk++)
        {
            for (var rest = arrangement[chunk]; rest != 0; rest &= rest - 1)
            {
                freeBytes[BitOperations.TrailingZeroCount(rest)] -= _state.SizesBytes[chunk];
            }
        }

        return freeBytes;
    }

    /// <summary>Adds what one move more leads to.</summary>
    /// <param name="from">The number of the arrangement after the moves before.</param>
    /// <param name="table">Takes what is new.</param>
    public void Visit(int from, ArrangementTable table)
    {
        for (var chunk = 0; chunk < _takers.Length; chunk++)
        {
            var workers = table.Rows(from)[chunk];
            if (workers == 0)
            {
                continue;
            }

            var mayLose = BitOperations.PopCount(workers) > _state.Floor;
            var start = _start?[chunk];
            var places = mayLose ? 0 : WithRoom(chunk, table, from) & ~(start ?? 0);
            for (var rest = workers & (start ?? ulong.MaxValue); rest != 0; rest &= rest - 1)
            {
                var others = workers & ~LowestBit(rest);
                if (mayLose)
                {
                    table.TryAdd(from, new Move(chunk, _state.SizesBytes[chunk], workers, others, AddedCopies: 0));
                }

                for (var to = places; to != 0; to &= to - 1)
                {
                    table.TryAdd(from, new Move(chunk, _state.SizesBytes[chunk], workers, others | LowestBit(to), AddedCopies: 1));
                }
            }
        }
    }

    /// <summary>Whether enough workers have room for what the chunk lacks.</summary>
    public bool HasPlacesFor(int chunk, ArrangementTable table, int number) =>
        BitOperations.PopCount(WithRoom(chunk, table, number)) >= Missing(chunk, table.Rows(number)[chunk]);

    /// <summary>The roomiest workers that can take what the chunk lacks, as many as it lacks; there have to be enough.</summary>
    public int[] PlacesFor(int chunk, ArrangementTable table, int number)
    {
        var places = WithRoom(chunk, table, number);
        var freeBytes = table.FreeBytes(number).ToArray();
        return
        [
            .. Enumerable.Range(0, _state.WorkerCount)
                .Where(worker => (places & (1UL << worker)) != 0)
                .OrderByDescending(worker => freeBytes[worker])
                .Take(Missing(chunk, table.Rows(number)[chunk])),
        ];
    }

    /// <summary>What the workers that come closest lack to take what the chunk lacks.</summary>
    public Int128 LackingBytes(int chunk, ArrangementTable table, int number)
    {
        var workers = table.Rows(number)[chunk];
        var freeBytes = table.FreeBytes(number);
        Span<Int128> lacking = stackalloc Int128[64];
        var count = 0;
        for (var rest = _takers[chunk] & ~workers; rest != 0; rest &= rest - 1)
        {
            lacking[count++] = Int128.Max(0, (Int128)_state.SizesBytes[chunk] - freeBytes[BitOperations.TrailingZeroCount(rest)]);
        }

        lacking = lacking[..count];
        lacking.Sort();
        Int128 sum = 0;
        foreach (var bytes in lacking[..Math.Clamp(Missing(chunk, workers), 0, count)])
        {
            sum += bytes;
        }

        return sum;
    }

    private int Missing(int chunk, ulong workers) => _state.Needs[chunk] - BitOperations.PopCount(workers);

    /// <summary>The workers that can take a copy, as bits.</summary>
    private ulong WithRoom(int chunk, ArrangementTable table, int number)
    {
        var places = 0UL;
        var freeBytes = table.FreeBytes(number);
        for (var rest = _takers[chunk] & ~table.Rows(number)[chunk]; rest != 0; rest &= rest - 1)
        {
            places |= freeBytes[BitOperations.TrailingZeroCount(rest)] >= _state.SizesBytes[chunk] ? LowestBit(rest) : 0;
        }

        return places;
    }

    private bool MayBeGiven(int chunk, int worker) =>
        _state.Eligibility.Allows(chunk, worker) && !_state.IsEvicted(chunk, worker) && !_state.WouldPassForFetched(chunk, worker);

    private static ulong LowestBit(ulong bits) => bits & (~bits + 1);
}
