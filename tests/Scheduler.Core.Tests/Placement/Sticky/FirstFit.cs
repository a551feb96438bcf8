namespace Scheduler.Core.Tests.Placement;

/// <summary>First-fit-decreasing on equal workers.</summary>
internal static class FirstFit
{
    /// <summary>The least capacity, between the mean load and twice that, with which all copies are seated, each of a chunk on another worker. Found by halving, although a little more room may seat less.</summary>
    public static long LeastCapacityBytes(long[] sizes, int workers, int floor)
    {
        var lowBytes = sizes.Sum() * floor / workers;
        var highBytes = 2 * lowBytes;
        Assert.True(Seats(sizes, workers, floor, highBytes));
        while (highBytes - lowBytes > 1)
        {
            var middleBytes = lowBytes + ((highBytes - lowBytes) / 2);
            (lowBytes, highBytes) = Seats(sizes, workers, floor, middleBytes) ? (lowBytes, middleBytes) : (middleBytes, highBytes);
        }

        return highBytes;
    }

    private static bool Seats(long[] sizes, int workers, int floor, long capacityBytes)
    {
        var freeBytes = new long[workers];
        Array.Fill(freeBytes, capacityBytes);
        foreach (var size in sizes.OrderDescending())
        {
            var copies = 0;
            for (var worker = 0; worker < workers && copies < floor; worker++)
            {
                if (freeBytes[worker] >= size)
                {
                    freeBytes[worker] -= size;
                    copies++;
                }
            }

            if (copies < floor)
            {
                return false;
            }
        }

        return true;
    }
}
