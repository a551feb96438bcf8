using Scheduler.Core.Placement;

namespace Benchmarks.Postgres;

/// <summary>The algorithms that the database measurements can run with.</summary>
internal static class FleetPlanner
{
    /// <summary>Name of <see cref="SteadyPlacement"/>, which hardly takes any time.</summary>
    public const string Steady = "steady";

    private const double Saturation = 0.95;
    private const int Floor = 2;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names => [Steady, .. PlannerCatalog.Planners];

    /// <summary>Creates an algorithm.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="chunks">Chunks at the start.</param>
    /// <param name="workers">Workers at the start.</param>
    /// <param name="copies">Copies of a chunk for which the disks have room, one percent of new chunks included.</param>
    public static TimedAlgorithm Create(string name, int chunks, int workers, int copies)
    {
        if (name == Steady)
        {
            return new TimedAlgorithm(new SteadyPlacement(copies));
        }

        var capacityBytes = (long)(BenchmarkChunks.SizeBytes * 1.05 * chunks * copies / Saturation / workers);
        return new TimedAlgorithm(new PlannerAlgorithm(
            PlannerCatalog.Create(name), new UniformWeightStrategy(), new PlacementConfiguration(capacityBytes, Saturation, Floor)));
    }
}
