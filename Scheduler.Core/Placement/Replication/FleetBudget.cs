namespace Scheduler.Core.Placement;

/// <summary>
/// The bytes that replication targets may spend. They are derived from the whole fleet and blind to drains:
/// a budget that followed free space would make targets swing, and a changed target is the most expensive
/// movement there is.
/// </summary>
internal static class FleetBudget
{
    /// <summary>Budget of equal workers: capacity times count times saturation, multiplied in doubles from left to right, fraction dropped.</summary>
    public static ulong OfEqualWorkers(long capacityBytes, int workers, double saturation) =>
        Truncate((double)capacityBytes * (double)workers * saturation);

    /// <summary>Budget of free space: the exact sum, then one multiplication in doubles. May differ from the other form in the last bits.</summary>
    public static ulong OfFreeBytes(ReadOnlySpan<long> freeBytes, double saturation)
    {
        var sum = UInt128.Zero;
        foreach (var free in freeBytes)
        {
            sum += (ulong)free;
        }

        return Truncate((double)sum * saturation);
    }

    private static ulong Truncate(double bytes) => bytes >= ulong.MaxValue ? ulong.MaxValue : (ulong)bytes;
}
