namespace Scheduler.Core.Placement;

/// <summary>Makes holder lists out of rows that are known one by one.</summary>
internal static class CopiedRows
{
    /// <summary>Writes one row.</summary>
    /// <param name="row">Number of the row.</param>
    /// <param name="workers">Where its workers go: as long as its length was said to be.</param>
    public delegate void WriteRow(int row, Span<ushort> workers);

    /// <summary>Makes lists.</summary>
    /// <param name="count">Number of rows.</param>
    /// <param name="lengthOf">Length of a row.</param>
    /// <param name="write">Writes a row; called once for each, possibly on several threads.</param>
    /// <param name="execution">How to run.</param>
    public static HolderLists Of(int count, Func<int, int> lengthOf, WriteRow write, PlannerExecution execution)
    {
        var offsets = new int[count + 1];
        for (var row = 0; row < count; row++)
        {
            offsets[row + 1] = checked(offsets[row] + lengthOf(row));
        }

        var workers = GC.AllocateUninitializedArray<ushort>(offsets[^1]);
        Blocks.Run(count, execution.Work.BlockRows, execution.Threads, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                write(row, workers.AsSpan(offsets[row], offsets[row + 1] - offsets[row]));
            }
        });
        return new HolderLists(offsets, workers);
    }
}
