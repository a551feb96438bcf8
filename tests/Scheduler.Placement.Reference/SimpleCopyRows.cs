using Scheduler.Core;
using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>Copies under construction: a row of worker positions per chunk, in order of placement, with room reserved beforehand. One block of memory for all rows.</summary>
internal sealed class SimpleCopyRows
{
    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly ushort[] _positions;

    /// <summary>Reserves room.</summary>
    /// <param name="mostCopies">For each chunk, the most copies that its row will hold.</param>
    public SimpleCopyRows(ReadOnlySpan<int> mostCopies)
    {
        _starts = new int[mostCopies.Length + 1];
        _counts = new int[mostCopies.Length];
        for (var chunk = 0; chunk < mostCopies.Length; chunk++)
        {
            _starts[chunk + 1] = checked(_starts[chunk] + mostCopies[chunk]);
        }

        _positions = new ushort[_starts[^1]];
    }

    /// <summary>Number of rows.</summary>
    public int ChunkCount => _counts.Length;

    /// <summary>Copies of a chunk.</summary>
    public int CountOf(int chunk) => _counts[chunk];

    /// <summary>Workers of a chunk in order of placement.</summary>
    public ReadOnlySpan<ushort> this[int chunk] => _positions.AsSpan(_starts[chunk], _counts[chunk]);

    /// <summary>Whether the worker has a copy of the chunk.</summary>
    public bool Contains(int chunk, ushort worker) => this[chunk].Contains(worker);

    /// <summary>Adds a copy.</summary>
    public void Add(int chunk, ushort worker)
    {
        var index = _starts[chunk] + _counts[chunk]++;
        Invariant.Require(index < _starts[chunk + 1], "a chunk got more copies than room was reserved for");
        _positions[index] = worker;
    }

    /// <summary>Removes all copies of a chunk.</summary>
    public void Clear(int chunk) => _counts[chunk] = 0;

    /// <summary>The rows without the unused room, each in order of placement.</summary>
    public HolderLists ToHolderLists()
    {
        var offsets = new int[_counts.Length + 1];
        for (var chunk = 0; chunk < _counts.Length; chunk++)
        {
            offsets[chunk + 1] = offsets[chunk] + _counts[chunk];
        }

        var positions = new ushort[offsets[^1]];
        for (var chunk = 0; chunk < _counts.Length; chunk++)
        {
            this[chunk].CopyTo(positions.AsSpan(offsets[chunk]));
        }

        return new HolderLists(offsets, positions);
    }
}
