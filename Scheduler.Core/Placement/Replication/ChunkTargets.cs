using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Copies that each chunk is entitled to, under the rounding that the configuration names.</summary>
/// <param name="Copies">For each chunk, at least the floor.</param>
/// <param name="ByWeight">For each weight that occurs, what its chunks get at least if they may be anywhere.</param>
internal sealed record ChunkTargets(int[] Copies, SortedTable<ushort, ushort> ByWeight)
{
    /// <summary>Chooses the targets over a fleet of equal workers.</summary>
    /// <param name="fleet">Chunks, workers, settings.</param>
    /// <param name="keys">One hash per chunk, see <see cref="ChunkKeys"/>.</param>
    /// <param name="eligibility">Which workers may hold which chunks.</param>
    /// <returns>Null if not even the floors fit into the budget.</returns>
    public static ChunkTargets? Choose(PlacementInput fleet, ulong[] keys, VersionEligibility eligibility)
    {
        var configuration = fleet.Configuration;
        var (floor, workers) = (configuration.MinimumReplication, fleet.Workers.Count);
        var budgetBytes = FleetBudget.OfEqualWorkers(configuration.WorkerCapacityBytes, workers, configuration.Saturation);
        var truncated = ReplicationTargets.Choose(WeightClasses.Bytes(fleet.Chunks), budgetBytes, floor, workers);
        if (truncated is null)
        {
            return null;
        }

        if (configuration.Rounding == ReplicationRounding.Truncated)
        {
            var copies = Array.ConvertAll(fleet.Chunks.Weights, weight => Math.Max(floor, (int)truncated.ByWeight[weight]));
            return new ChunkTargets(Capped(copies, fleet.Chunks, eligibility, floor), truncated.ByWeight);
        }

        var fractional = FractionalTargets.Choose(fleet.Chunks, keys, eligibility, configuration, workers, out var multiplier);
        return new ChunkTargets(fractional, Guaranteed(truncated.ByWeight, multiplier, floor, workers));
    }

    /// <summary>No chunk can have more copies than there are workers that may hold it.</summary>
    private static int[] Capped(int[] copies, PlacementChunks chunks, VersionEligibility eligibility, int floor)
    {
        var counts = new int[chunks.Versions.Length];
        for (var version = 0; version < counts.Length; version++)
        {
            counts[version] = eligibility.CountOf(version);
        }

        for (var chunk = 0; counts.Length > 0 && chunk < copies.Length; chunk++)
        {
            if (chunks.MinimumVersions[chunk] is var version and >= 0)
            {
                copies[chunk] = Math.Max(floor, Math.Min(copies[chunk], counts[version]));
            }
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
