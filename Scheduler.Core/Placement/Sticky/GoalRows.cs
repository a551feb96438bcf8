namespace Scheduler.Core.Placement;

/// <summary>Where each chunk's copies are to be: a short row of workers per chunk that grows and shrinks while a plan is made. One block of memory.</summary>
internal sealed class GoalRows
{
    private readonly int[] _starts;
    private readonly ushort[] _counts;
    private readonly ushort[] _positions;

    /// <summary>Reserves room and copies the first rows.</summary>
    /// <param name="rows">What the rows start with.</param>
    /// <param name="mostCopies">For each chunk, how many copies it may come to want.</param>
    /// <param name="execution">How to run.</param>
    public GoalRows(HolderLists rows, int[] mostCopies, PlannerExecution execution)
    {
        _starts = new int[rows.Count + 1];
        _counts = new ushort[rows.Count];
        for (var chunk = 0; chunk < rows.Count; chunk++)
        {
            var present = rows[chunk].Length;
            _starts[chunk + 1] = checked(_starts[chunk] + Math.Max(present, mostCopies[chunk]) + 1);
            _counts[chunk] = (ushort)present;
        }

        _positions = new ushort[_starts[^1]];
        Blocks.Run(rows.Count, execution.Work.WideBlockRows, execution.Threads, (first, end) =>
        {
            for (var chunk = first; chunk < end; chunk++)
            {
                rows[chunk].CopyTo(_positions.AsSpan(_starts[chunk]));
            }
        });
    }

    /// <summary>The same rows with room for other numbers of copies.</summary>
    /// <param name="mostCopies">For each chunk, how many copies it may come to want.</param>
    /// <param name="execution">How to run.</param>
    public GoalRows WithRoomFor(int[] mostCopies, PlannerExecution execution)
    {
        var offsets = new int[ChunkCount + 1];
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            offsets[chunk + 1] = offsets[chunk] + _counts[chunk];
        }

        var positions = new ushort[offsets[^1]];
        for (var chunk = 0; chunk < ChunkCount; chunk++)
        {
            this[chunk].CopyTo(positions.AsSpan(offsets[chunk]));
        }

        return new GoalRows(new HolderLists(offsets, positions), mostCopies, execution);
    }

    /// <summary>Number of chunks.</summary>
    public int ChunkCount => _counts.Length;

    /// <summary>The workers of a chunk, in no meaningful order.</summary>
    public ReadOnlySpan<ushort> this[int chunk] => _positions.AsSpan(_starts[chunk], _counts[chunk]);

    /// <summary>Copies of a chunk.</summary>
    public int CountOf(int chunk) => _counts[chunk];

    /// <summary>Whether the chunk is to be on the worker.</summary>
    public bool Contains(int chunk, int worker) => this[chunk].Contains((ushort)worker);

    /// <summary>Adds a copy.</summary>
    public void Add(int chunk, int worker)
    {
        var index = _starts[chunk] + _counts[chunk];
        Invariant.Require(index < _starts[chunk + 1], "a chunk got more copies than room was reserved for");
        _positions[index] = (ushort)worker;
        _counts[chunk]++;
    }

    /// <summary>Puts a copy elsewhere, at the same place of the row.</summary>
    public void Replace(int chunk, int worker, int other)
    {
        var index = this[chunk].IndexOf((ushort)worker);
        Invariant.Require(index >= 0 && !Contains(chunk, other), "a copy was moved that was not there, or to where one is");
        _positions[_starts[chunk] + index] = (ushort)other;
    }

    /// <summary>Removes a copy that is there.</summary>
    public void Remove(int chunk, int worker)
    {
        var index = this[chunk].IndexOf((ushort)worker);
        Invariant.Require(index >= 0, "a copy was taken away that was not there");
        var last = _starts[chunk] + --_counts[chunk];
        _positions[_starts[chunk] + index] = _positions[last];
    }
}
