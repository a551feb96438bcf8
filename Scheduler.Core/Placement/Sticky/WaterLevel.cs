namespace Scheduler.Core.Placement;

/// <summary>How high every worker would stand if bytes were poured over the fleet and ran to the emptiest ones first.</summary>
internal static class WaterLevel
{
    /// <summary>The level L with the sum over all workers of max(0, L - bytes) equal to the bytes poured, rounded up.</summary>
    /// <param name="bytes">Bytes on each worker; at least one worker.</param>
    /// <param name="pouredBytes">Bytes to pour.</param>
    public static long Of(ReadOnlySpan<long> bytes, Int128 pouredBytes)
    {
        var sorted = bytes.ToArray();
        Array.Sort(sorted);
        Int128 below = 0;
        for (var count = 1; count < sorted.Length; count++)
        {
            below += sorted[count - 1];
            if (((Int128)sorted[count] * count) - below >= pouredBytes)
            {
                return Level(below, pouredBytes, count);
            }
        }

        return Level(below + sorted[^1], pouredBytes, sorted.Length);
    }

    private static long Level(Int128 below, Int128 pouredBytes, int count) => (long)((below + pouredBytes + count - 1) / count);
}
