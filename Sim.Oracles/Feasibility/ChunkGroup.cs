namespace Sim.Oracles.Feasibility;

/// <summary>Chunks that must all fit, a floor of copies each, on the same interchangeable workers.</summary>
/// <param name="SizesBytes">Sizes, ascending, at least one.</param>
/// <param name="Floor">Copies of every chunk, on distinct workers.</param>
/// <param name="Workers">Number of workers.</param>
/// <param name="CapacityBytes">Room of every worker.</param>
internal sealed record ChunkGroup(long[] SizesBytes, int Floor, int Workers, long CapacityBytes)
{
    /// <summary>Copies of one chunk are on distinct workers, and no worker takes a chunk that is larger than itself.</summary>
    public string? ByWorkers() =>
        Floor > Workers ? Wording.Text($"a floor of {Floor} needs as many workers and {Workers} may hold the chunk")
        : SizesBytes[^1] > CapacityBytes ? Wording.Text($"a chunk of {SizesBytes[^1]} bytes is larger than a worker of {CapacityBytes}")
        : null;

    /// <summary>
    /// Counts copies. Take the chunks of size s and more. A worker holds each of them at most once, and any k of them
    /// weigh at least as much as the k smallest of them; so it holds at most m, the largest k for which those k fit. Then
    /// (number of these chunks) x floor copies need at most workers x m places. For chunks of one size this is exact: the
    /// condition is also sufficient, by handing each chunk to the workers with the most room.
    /// </summary>
    public string? BySlots()
    {
        for (var from = 0; from < SizesBytes.Length; from++)
        {
            var chunks = SizesBytes.Length - from;
            var (slots, bytes) = (0, (Int128)0);
            while (slots < chunks && bytes + SizesBytes[from + slots] <= CapacityBytes)
            {
                bytes += SizesBytes[from + slots];
                slots++;
            }

            if ((long)chunks * Floor > (long)Workers * slots)
            {
                return Wording.Text($"{chunks} chunks of {SizesBytes[from]} bytes and more want {(long)chunks * Floor} places, and {Workers} workers have room for {slots} of them each");
            }
        }

        return null;
    }

    /// <summary>
    /// Counts bytes after rounding (the bound L2 of Martello and Toth, 1990). Choose a threshold t of at most half the
    /// capacity. Value an item above capacity - t as the whole capacity, one below t as nothing, any other as itself. No
    /// worker holds more value than its capacity: with an item above capacity - t, every further one is below t and worth
    /// nothing; without, no item is valued above its size. So a total value above workers x capacity cannot fit. With t =
    /// 0 this counts plain bytes. That copies of a chunk must be on distinct workers is forgotten.
    /// </summary>
    public string? ByLargeItems()
    {
        var previous = -1L;
        for (var i = -1; i < SizesBytes.Length; i++)
        {
            var threshold = i < 0 ? 0 : SizesBytes[i];
            if (threshold > CapacityBytes / 2)
            {
                break;
            }

            if (threshold != previous && ValueAbove(threshold) * Floor > (Int128)Workers * CapacityBytes)
            {
                return Wording.Text($"chunks that leave less than {threshold} bytes beside them fill a worker alone, and then the floors want more than {Workers} workers of {CapacityBytes} bytes");
            }

            previous = threshold;
        }

        return null;
    }

    private Int128 ValueAbove(long threshold)
    {
        Int128 total = 0;
        foreach (var size in SizesBytes)
        {
            total += size > CapacityBytes - threshold ? CapacityBytes : size < threshold ? 0 : size;
        }

        return total;
    }
}
