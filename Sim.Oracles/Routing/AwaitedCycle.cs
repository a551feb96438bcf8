using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What only the next scheduling cycle can mend, so that until then nobody is to blame that a routed chunk is covered by no worker.</summary>
internal static class AwaitedCycle
{
    /// <summary>Why the chunk has to wait for the next cycle; null if it has not.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="listed">Workers that the newest worker assignment lists for it.</param>
    /// <param name="departures">Who has departed.</param>
    /// <param name="shownSinceCycle">Chunks that became visible since the last scheduling cycle.</param>
    public static string? ExcuseOf(
        ChunkPk chunk, ReadOnlySpan<WorkerPk> listed, DepartureRecord departures, IReadOnlySet<ChunkPk> shownSinceCycle)
    {
        foreach (var worker in listed)
        {
            if (departures.AwaitsCycle(worker))
            {
                return departures.IsUnnoticed(worker) ? ExcuseReasons.DepartureUnnoticed : ExcuseReasons.DepartureAwaitsCycle;
            }
        }

        return shownSinceCycle.Contains(chunk) ? ExcuseReasons.PromotionAwaitsCycle : null;
    }
}
