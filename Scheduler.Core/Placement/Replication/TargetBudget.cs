namespace Scheduler.Core.Placement;

/// <summary>What the targets of a fleet may spend.</summary>
/// <param name="TotalBytes">On all workers together.</param>
/// <param name="FreeBytes">Free space of each worker.</param>
/// <param name="Saturation">Share of the free space that targets may fill.</param>
internal sealed record TargetBudget(ulong TotalBytes, long[] FreeBytes, double Saturation)
{
    /// <summary>The budget of a fleet of empty workers, each with its full capacity.</summary>
    public static TargetBudget OfEqualWorkers(PlacementInput fleet)
    {
        var configuration = fleet.Configuration;
        var freeBytes = new long[fleet.Workers.Count];
        Array.Fill(freeBytes, configuration.WorkerCapacityBytes);
        var totalBytes = FleetBudget.OfEqualWorkers(configuration.WorkerCapacityBytes, freeBytes.Length, configuration.Saturation);
        return new TargetBudget(totalBytes, freeBytes, configuration.Saturation);
    }

    /// <summary>Number of workers.</summary>
    public int WorkerCount => FreeBytes.Length;

    /// <summary>On some of the workers.</summary>
    /// <param name="isIncluded">By worker position.</param>
    public ulong OfWorkersBytes(bool[] isIncluded)
    {
        var free = new List<long>();
        for (var worker = 0; worker < FreeBytes.Length; worker++)
        {
            if (isIncluded[worker])
            {
                free.Add(FreeBytes[worker]);
            }
        }

        return FleetBudget.OfFreeBytes([.. free], Saturation);
    }
}
