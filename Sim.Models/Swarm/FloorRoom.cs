using Scheduler.Core.Lifecycle;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>Room that the floors of all live chunks leave on the fleet.</summary>
public static class FloorRoom
{
    /// <summary>Largest size of a chunk whose floor copies could fit by their sum alone, in bytes; 0 if the fleet is full.</summary>
    public static long BytesPerCopy(SchedulerWorld system)
    {
        var configuration = system.Configuration;
        var budgetBytes = (long)(configuration.WorkerCapacityBytes * configuration.Saturation) * system.Pool.ActiveCount;
        foreach (var chunk in system.State.Chunks)
        {
            budgetBytes -= system.State.LifecycleOf(chunk.Pk) is { FloorExempt: true } ? 0 : system.Floor * chunk.SizeBytes;
        }

        return Math.Max(0, budgetBytes / system.Floor);
    }
}
