namespace Scheduler.Core.Placement;

/// <summary>The canonical order of a row: ascending positions.</summary>
internal static class RowOrder
{
    /// <summary>Sorts every row in place.</summary>
    /// <param name="lists">The rows.</param>
    /// <param name="execution">How to run; null for the calling thread.</param>
    public static void Sort(HolderLists lists, PlannerExecution? execution = null)
    {
        var (threads, edges) = ((execution ?? PlannerExecution.Alone).Threads, (execution ?? PlannerExecution.Alone).Work);
        Blocks.Run(lists.Count, edges.BlockRows, threads, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                SortRow(lists.Positions.AsSpan(lists.Offsets[row], lists.Offsets[row + 1] - lists.Offsets[row]), edges.InsertionSortedRow);
            }
        });
    }

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

    private static void SortRow(Span<ushort> row, int insertionSortedRow)
    {
        if (row.Length > insertionSortedRow)
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
