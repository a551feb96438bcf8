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
        var gone = system.State.Lifecycles.Where(static row => row.FloorExempt).Select(static row => row.Chunk).ToHashSet();
        foreach (var chunk in system.State.Chunks)
        {
            budgetBytes -= gone.Contains(chunk.Pk) ? 0 : system.Floor * chunk.SizeBytes;
        }

        return Math.Max(0, budgetBytes / system.Floor);
    }
}
