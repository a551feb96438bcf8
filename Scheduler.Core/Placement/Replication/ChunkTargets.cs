using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Copies that each chunk is entitled to, under the rounding that the configuration names.</summary>
/// <param name="Copies">For each chunk.</param>
/// <param name="ByWeight">For each weight that occurs, what its chunks get at least if they may be anywhere.</param>
internal sealed record ChunkTargets(int[] Copies, SortedTable<ushort, ushort> ByWeight)
{
    /// <summary>Chooses the targets over a fleet.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="keys">One hash per chunk, see <see cref="ChunkKeys"/>; asked for only where fractions count.</param>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    /// <param name="configuration">Floor and rounding.</param>
    /// <param name="budget">What targets may spend.</param>
    /// <param name="execution">How to run.</param>
    /// <returns>Null if not even the floors fit into the budget.</returns>
    public static ChunkTargets? Choose(
        PlacementChunks chunks, Func<ulong[]> keys, VersionEligibility eligibility, PlacementConfiguration configuration, TargetBudget budget, PlannerExecution execution)
    {
        var floor = configuration.MinimumReplication;
        var truncated = ReplicationTargets.Choose(WeightClasses.Bytes(chunks), budget.TotalBytes, floor, budget.WorkerCount);
        if (truncated is null || configuration.Rounding == ReplicationRounding.Truncated)
        {
            return truncated is null ? null : new ChunkTargets(WeightClasses.Spread(chunks, truncated.ByWeight), truncated.ByWeight);
        }

        var copies = FractionalTargets.Choose(chunks, keys(), eligibility, floor, budget, truncated.Multiplier, execution, out var multiplier);
        return new ChunkTargets(copies, Guaranteed(truncated.ByWeight, multiplier, floor, budget.WorkerCount));
    }

    /// <summary>The targets within what is possible: a chunk has its floor, and no more copies beyond it than there are workers that may hold it.</summary>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    /// <param name="floor">Least copies of any chunk; it wins.</param>
    public int[] Within(VersionEligibility eligibility, int floor)
    {
        var copies = new int[Copies.Length];
        for (var chunk = 0; chunk < copies.Length; chunk++)
        {
            copies[chunk] = Math.Max(floor, Math.Min(Copies[chunk], eligibility.CountFor(chunk)));
        }

        return copies;
    }

    private static SortedTable<ushort, ushort> Guaranteed(SortedTable<ushort, ushort> weights, double multiplier, int floor, int workers)
    {
        var keys = new ushort[weights.Count];
        var copies = new ushort[weights.Count];
        var index = 0;
        foreach (var (weight, _) in weights)
        {
            keys[index] = weight;
            copies[index++] = (ushort)Math.Min(workers, Math.Max(floor, Math.Min(ushort.MaxValue, weight * multiplier)));
        }

        return new SortedTable<ushort, ushort>(keys, copies);
    }
}
