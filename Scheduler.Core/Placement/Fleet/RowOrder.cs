namespace Scheduler.Core.Placement;

/// <summary>The canonical order of a row: ascending positions.</summary>
internal static class RowOrder
{
    private const int BlockRows = 8192;

    /// <summary>Rows up to this length are sorted by insertion, which is faster for so few.</summary>
    private const int ShortRow = 32;

    /// <summary>Sorts every row in place.</summary>
    /// <param name="lists">The rows.</param>
    /// <param name="threads">Most threads to use.</param>
    public static void Sort(HolderLists lists, int threads = 1) => Blocks.Run(lists.Count, BlockRows, threads, (first, end) =>
    {
        for (var row = first; row < end; row++)
        {
            SortRow(lists.Positions.AsSpan(lists.Offsets[row], lists.Offsets[row + 1] - lists.Offsets[row]));
        }
    });

    /// <summary>Whether every row ascends.</summary>
    public static bool IsSorted(HolderLists lists)
    {
        for (var row = 0; row < lists.Count; row++)
        {
            var workers = lists[row];
            for (var i = 1; i < workers.Length; i++)
            {
                if (workers[i - 1] > workers[i])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void SortRow(Span<ushort> row)
    {
        if (row.Length > ShortRow)
        {
            row.Sort();
            return;
        }

        for (var i = 1; i < row.Length; i++)
        {
            var worker = row[i];
            var to = i;
            while (to > 0 && row[to - 1] > worker)
            {
                row[to] = row[to - 1];
                to--;
            }

            row[to] = worker;
        }
    }
}
