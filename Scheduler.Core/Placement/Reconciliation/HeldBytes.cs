namespace Scheduler.Core.Placement;

/// <summary>What the disks hold before a plan changes anything.</summary>
internal static class HeldBytes
{
    /// <summary>
    /// Free space of each worker when every disk is charged with all that it holds, drains included: deletion is
    /// asynchronous, so dropped bytes are still there this cycle. Negative on a disk that holds more than its capacity.
    /// </summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="execution">How to run.</param>
    public static long[] Free(PlacementInput input, PlannerExecution execution)
    {
        var free = Of(input, execution);
        for (var worker = 0; worker < free.Length; worker++)
        {
            free[worker] = input.Configuration.WorkerCapacityBytes - free[worker];
        }

        return free;
    }

    /// <summary>Bytes of all that each disk holds, drains included, and copies of chunks that are no part of the plan.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="execution">How to run.</param>
    public static long[] Of(PlacementInput input, PlannerExecution execution)
    {
        var bytes = Sum(input, input.Held, execution);
        for (var worker = 0; worker < input.UnplannedBytes.Length; worker++)
        {
            bytes[worker] += input.UnplannedBytes[worker];
        }

        return bytes;
    }

    /// <summary>Bytes of some copies of the input's chunks on each worker.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="copies">The copies.</param>
    /// <param name="execution">How to run.</param>
    public static long[] Sum(PlacementInput input, HolderLists copies, PlannerExecution execution)
    {
        var total = new long[input.Workers.Count];
        var summing = new Lock();
        var blockChunks = Math.Max(execution.Work.WideBlockRows, (copies.Count + execution.Threads - 1) / execution.Threads);
        Blocks.Run(copies.Count, blockChunks, execution.Threads, (first, end) =>
        {
            var bytes = new long[total.Length];
            Add(input.Chunks.SizesBytes, copies, first, end, bytes);

            // Sums of whole numbers are the same in any order.
            lock (summing)
            {
                for (var worker = 0; worker < bytes.Length; worker++)
                {
                    total[worker] += bytes[worker];
                }
            }
        });
        return total;
    }

    /// <summary>What all disks hold together.</summary>
    /// <param name="bytesByWorker">What each of them holds.</param>
    public static Int128 Total(long[] bytesByWorker)
    {
        Int128 total = 0;
        foreach (var bytes in bytesByWorker)
        {
            total += bytes;
        }

        return total;
    }

    private static void Add(long[] sizesBytes, HolderLists copies, int first, int end, long[] bytes)
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            foreach (var worker in copies[chunk])
            {
                bytes[worker] += sizesBytes[chunk];
            }
        }
    }
}
