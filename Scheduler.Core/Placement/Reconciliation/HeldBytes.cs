namespace Scheduler.Core.Placement;

/// <summary>What the disks hold at the beginning of stage 2.</summary>
internal static class HeldBytes
{
    private const int LeastChunksPerThread = 16384;

    /// <summary>
    /// Free space of each worker when every disk is charged with all that it holds, drains included: deletion is
    /// asynchronous, so dropped bytes are still there this cycle. Negative on a disk that holds more than its capacity.
    /// </summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="threads">Most threads to use.</param>
    public static long[] Free(PlacementInput input, int threads)
    {
        var free = new long[input.Workers.Count];
        Array.Fill(free, input.Configuration.WorkerCapacityBytes);
#if MUTANTS
        if (Mutants.IsOn(Mutant.HeldCopiesNotCharged))
        {
            return free;
        }
#endif
        var sum = new Lock();
        var blockChunks = Math.Max(LeastChunksPerThread, (input.Chunks.Count + threads - 1) / threads);
        Blocks.Run(input.Chunks.Count, blockChunks, threads, (first, end) =>
        {
            var held = new long[free.Length];
            Add(input, first, end, held);

            // Sums of whole numbers are the same in any order.
            lock (sum)
            {
                for (var worker = 0; worker < held.Length; worker++)
                {
                    free[worker] -= held[worker];
                }
            }
        });
        return free;
    }

    private static void Add(PlacementInput input, int first, int end, long[] held)
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            var size = input.Chunks.SizesBytes[chunk];
            foreach (var worker in input.Held[chunk])
            {
                held[worker] += size;
            }
        }
    }
}
