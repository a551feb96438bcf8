namespace Scheduler.Core.Placement;

/// <summary>
/// Copies under construction, one after the other by ordinal: every row starts as the homes of its chunk, and a copy that
/// is seated elsewhere is written over its home. A stage that seats nearly all copies at home so has nearly nothing to write.
/// </summary>
internal sealed class SeatedRows
{
    private readonly int[] _offsets;
    private readonly ushort[] _workers;
    private readonly int[] _counts;
    private readonly bool[] _deviates;

    /// <summary>Starts with all copies at home.</summary>
    /// <param name="homes">The homes; left as they are.</param>
    /// <param name="counts">For each chunk, the copies that it has unless one is refused; taken over. At most its homes.</param>
    public SeatedRows(HomeRows homes, int[] counts)
    {
        _offsets = homes.Offsets;
        _workers = homes.Workers.AsSpan().ToArray();
        _counts = counts;
        _deviates = new bool[counts.Length];
    }

    /// <summary>Where a copy of a chunk is written.</summary>
    public int IndexOf(int chunk, int tag) => _offsets[chunk] + tag;

    /// <summary>The worker at an index: the home as long as nothing else was written there.</summary>
    public ushort At(int index) => _workers[index];

    /// <summary>Copies of a chunk.</summary>
    public int CountOf(int chunk) => _counts[chunk];

    /// <summary>Whether some copy of the chunk sits elsewhere, so that a later home may have the chunk already.</summary>
    public bool Deviates(int chunk) => _deviates[chunk];

    /// <summary>The copies before an ordinal.</summary>
    public ReadOnlySpan<ushort> Before(int chunk, int tag) => _workers.AsSpan(_offsets[chunk], tag);

    /// <summary>The copies of a chunk by ordinal.</summary>
    public ReadOnlySpan<ushort> this[int chunk] => Before(chunk, _counts[chunk]);

    /// <summary>Seats a copy elsewhere.</summary>
    public void Deviate(int chunk, int tag, ushort worker)
    {
        _workers[_offsets[chunk] + tag] = worker;
        _deviates[chunk] = true;
    }

    /// <summary>Ends a row before an ordinal.</summary>
    public void Cut(int chunk, int tag) => _counts[chunk] = tag;

    /// <summary>The rows, each by ordinal.</summary>
    /// <param name="execution">How to run.</param>
    public HolderLists ToHolderLists(PlannerExecution execution) => CopiedRows.Of(_counts.Length, CountOf, (chunk, row) => this[chunk].CopyTo(row), execution);
}
