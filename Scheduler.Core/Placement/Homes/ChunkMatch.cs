namespace Scheduler.Core.Placement;

/// <summary>
/// Finds the chunks of one list in an earlier one, by dataset and id. Lists of consecutive cycles have the same order
/// but for what came and went, so both are read side by side; after a difference, a few rows ahead are searched for the
/// place where they agree again. What is not found that way only has to be worked out anew.
/// </summary>
internal sealed class ChunkMatch
{
    /// <summary>The row of a chunk that was not found.</summary>
    public const int None = -1;

    /// <summary>Rows looked at ahead, per row of the list, before lists count as too different to be searched.</summary>
    private const int MostAheadPerRow = 4;

    private readonly PlacementChunks _before;
    private readonly PlacementChunks _after;
    private readonly int[] _datasetBefore;
    private readonly int _mostAhead;
    private long _aheadLeft;

    private ChunkMatch(PlacementChunks before, PlacementChunks after, int mostAhead)
    {
        _mostAhead = mostAhead;
        _before = before;
        _after = after;
        _aheadLeft = ((long)MostAheadPerRow * after.Count) + mostAhead;
        _datasetBefore = DatasetsBefore(before.DatasetNames, after.DatasetNames);
    }

    /// <summary>For each chunk of the later list, its row in the earlier one or <see cref="None"/>. Found rows ascend.</summary>
    /// <param name="before">The earlier list.</param>
    /// <param name="after">The later list.</param>
    /// <param name="mostAhead">See <see cref="WorkEdges.MostRowsAhead"/>.</param>
    public static int[] RowsBefore(PlacementChunks before, PlacementChunks after, int mostAhead) => new ChunkMatch(before, after, mostAhead).Match();

    /// <summary>Whether both lists name the same chunks in the same order.</summary>
    public static bool AreEqual(PlacementChunks before, PlacementChunks after) =>
        ReferenceEquals(before, after)
        || (before.Count == after.Count
            && before.DatasetNames.AsSpan().SequenceEqual(after.DatasetNames)
            && before.Datasets.AsSpan().SequenceEqual(after.Datasets)
            && before.Ids.Offsets.AsSpan().SequenceEqual(after.Ids.Offsets)
            && before.Ids.Bytes.AsSpan(0, before.Ids.Offsets[^1]).SequenceEqual(after.Ids.Bytes.AsSpan(0, after.Ids.Offsets[^1])));

    /// <summary>How many chunks both lists name alike before the first difference.</summary>
    public static int EqualRows(PlacementChunks before, PlacementChunks after)
    {
        if (ReferenceEquals(before, after))
        {
            return before.Count;
        }

        // Dataset numbers and places in the text mean the same in both lists as far as the columns agree.
        if (!after.DatasetNames.AsSpan().StartsWith(before.DatasetNames))
        {
            return 0;
        }

        var rows = Math.Min(
            before.Datasets.AsSpan().CommonPrefixLength(after.Datasets),
            Math.Max(0, before.Ids.Offsets.AsSpan().CommonPrefixLength(after.Ids.Offsets) - 1));
        var bytes = before.Ids.Bytes.AsSpan(0, before.Ids.Offsets[rows]).CommonPrefixLength(after.Ids.Bytes.AsSpan(0, after.Ids.Offsets[rows]));
        var end = Array.BinarySearch(before.Ids.Offsets, 0, rows + 1, bytes);
        return end >= 0 ? LastOf(before.Ids.Offsets, end, rows) : ~end - 1;
    }

    /// <summary>Rows without text end where others end; the last of them is meant.</summary>
    private static int LastOf(int[] offsets, int row, int rows)
    {
        while (row < rows && offsets[row + 1] == offsets[row])
        {
            row++;
        }

        return row;
    }

    private int[] Match()
    {
        var rows = new int[_after.Count];
        var next = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            var found = next + Ahead(row, next);
            rows[row] = found < _before.Count && IsSame(row, found) ? found : None;
            next = rows[row] == None ? next + Skip(row, next) : found + 1;
        }

        return rows;
    }

    /// <summary>How many earlier rows went before the one that the later row continues; 0 if it is none of the next ones.</summary>
    private int Ahead(int row, int next)
    {
        var most = Math.Min(_mostAhead, _before.Count - next);
        for (var ahead = 0; ahead < most && (ahead == 0 || _aheadLeft > 0); ahead++)
        {
            _aheadLeft -= ahead == 0 ? 0 : 1;
            if (IsSame(row, next + ahead))
            {
                return ahead;
            }

            // Before searching far for a row that went, see whether this one is new and the next goes on.
            if (ahead == 0 && row + 1 < _after.Count && IsSame(row + 1, next))
            {
                return 0;
            }
        }

        return 0;
    }

    /// <summary>A chunk that was not found is new, unless the one after it does not go on either: then something was replaced.</summary>
    private int Skip(int row, int next) =>
        row + 1 < _after.Count && next + 1 < _before.Count && IsSame(row + 1, next + 1) ? 1 : 0;

    private bool IsSame(int row, int rowBefore) =>
        _datasetBefore[_after.Datasets[row]] == _before.Datasets[rowBefore] && _after.Ids[row].SequenceEqual(_before.Ids[rowBefore]);

    private static int[] DatasetsBefore(string[] before, string[] after)
    {
        var numbers = new Dictionary<string, int>(before.Length, StringComparer.Ordinal);
        for (var dataset = 0; dataset < before.Length; dataset++)
        {
            numbers.TryAdd(before[dataset], dataset);
        }

        return Array.ConvertAll(after, name => numbers.GetValueOrDefault(name, None));
    }
}
