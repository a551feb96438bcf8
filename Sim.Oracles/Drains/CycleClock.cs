using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>A scheduling cycle as O-23 looks at it.</summary>
internal sealed record CycleClock(
    PlacementView Before, PlacementView After, Housekeeping Expected, SchedulingCycleResult Result, Tick Now, long MTicks)
{
    /// <summary>Number that the cycle published under; null if it was short.</summary>
    public WorkerAssignmentId? Assignment => (Result as SchedulingCycleResult.Published)?.Assignment.Id;

    public bool IsEvicted(ChunkWorker copy)
    {
        if (Result is SchedulingCycleResult.Published published)
        {
            for (var i = 0; i < published.Evicted.Count; i++)
            {
                if (published.Evicted[i] == copy)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the housekeeping ended this draining copy.</summary>
    public bool IsEnded(ChunkWorker copy) =>
        Contains(Expected.ExpiredDrains, copy)
        || Contains(Expected.PurgedDrains, copy)
        || Contains(Expected.RescuedDrains, copy)
        || Contains(Expected.TombstonedDrains, copy);

    private static bool Contains(IReadOnlyList<ChunkWorker> copies, ChunkWorker copy)
    {
        for (var i = 0; i < copies.Count; i++)
        {
            if (copies[i] == copy)
            {
                return true;
            }
        }

        return false;
    }
}
