namespace Scheduler.Core.Placement;

/// <summary>
/// Keeps homes from call to call. While the rings stay the same, only chunks that are new, want more copies than before or
/// are restricted are looked up; what made a restricted one eligible may have changed. Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class HomeCache<THash>
    where THash : struct, IRingHash
{
    private RingTable<THash>? _table;
    private PlacementChunks? _chunks;
    private HomeRows? _rows;

    /// <summary>How many homes were looked up so far.</summary>
    public long FoundHomes { get; private set; }

    /// <summary>The homes of some chunks.</summary>
    /// <param name="chunks">The chunks. Their arrays must not change afterwards.</param>
    /// <param name="eligibility">Who may take them.</param>
    /// <param name="table">Rings of the fleet.</param>
    /// <param name="copies">For each chunk, how many homes; at most one per worker.</param>
    /// <param name="execution">How to run.</param>
    /// <returns>The same object as in the call before if all homes are the same.</returns>
    public HomeRows Find(PlacementChunks chunks, VersionEligibility eligibility, RingTable<THash> table, int[] copies, PlannerExecution execution)
    {
        if (table == _table && IsUnchanged(chunks, copies))
        {
            return _rows!;
        }

        var rows = new HomeRows(copies);
        var rowsBefore = table == _table ? ChunkMatch.RowsBefore(_chunks!, chunks, execution.Work.MostRowsAhead) : null;
        FindAll(chunks, eligibility, table, rows, rowsBefore, execution);
        FoundHomes += rows.Workers.Length - (rowsBefore is null ? 0 : KeptHomes(chunks, rows, rowsBefore));
        _table = table;
        _chunks = chunks;
        _rows = rows;
        return rows;
    }

    private void FindAll(PlacementChunks chunks, VersionEligibility eligibility, RingTable<THash> table, HomeRows rows, int[]? rowsBefore, PlannerExecution execution)
    {
        var edges = execution.Work;
        var keys = new ReplicaKeys(chunks);
        if (rowsBefore is null && table.IsComplete && rows.Count > 0 && table.Workers > 0 && rows.Workers.Length >= edges.LeastBulkHomes)
        {
            new BulkHomeFinder<THash>(table, eligibility, keys, rows, execution).Find();
            return;
        }

        Blocks.Run(rows.Count, edges.HomeBlockChunks, table.IsComplete ? execution.Threads : 1, (first, end) =>
        {
            var finder = new HomeFinder<THash>(table, eligibility, keys, rows, edges);
            if (rowsBefore is null)
            {
                finder.Find(first, end);
            }
            else
            {
                FindUnknown(finder, chunks, rows, rowsBefore, first, end);
            }
        });
    }

    private bool IsUnchanged(PlacementChunks chunks, int[] copies)
    {
        if (chunks.Count != _chunks!.Count || chunks.MinimumVersions.AsSpan().ContainsAnyExcept(-1) || _chunks.MinimumVersions.AsSpan().ContainsAnyExcept(-1))
        {
            return false;
        }

        for (var chunk = 0; chunk < copies.Length; chunk++)
        {
            if (_rows![chunk].Length != copies[chunk])
            {
                return false;
            }
        }

        return ChunkMatch.AreEqual(_chunks, chunks);
    }

    private void FindUnknown(HomeFinder<THash> finder, PlacementChunks chunks, HomeRows rows, int[] rowsBefore, int first, int end)
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            var known = Known(chunks, rowsBefore, chunk);
            if (known.IsEmpty)
            {
                continue;
            }

            finder.Find(first, chunk);
            first = chunk + 1;
            var kept = known[..Math.Min(known.Length, rows[chunk].Length)];
            kept.CopyTo(rows[chunk]);
            finder.FindFrom(chunk, kept.Length);
        }

        finder.Find(first, end);
    }

    private long KeptHomes(PlacementChunks chunks, HomeRows rows, int[] rowsBefore)
    {
        var kept = 0L;
        for (var chunk = 0; chunk < rowsBefore.Length; chunk++)
        {
            kept += Math.Min(Known(chunks, rowsBefore, chunk).Length, rows[chunk].Length);
        }

        return kept;
    }

    /// <summary>The homes that are known from the call before.</summary>
    private ReadOnlySpan<ushort> Known(PlacementChunks chunks, int[] rowsBefore, int chunk)
    {
        var row = rowsBefore[chunk];
        return row == ChunkMatch.None || chunks.MinimumVersions[chunk] >= 0 || _chunks!.MinimumVersions[row] >= 0 ? [] : _rows![row];
    }
}
