using Scheduler.Core.Placement;
using Sim.Reshuffle.Profiles;

namespace Sim.Reshuffle.Generation;

/// <summary>What a made-up fleet is like.</summary>
/// <param name="Workers">Number of workers, 1 to 65535.</param>
/// <param name="Chunks">Number of chunks.</param>
public sealed record FleetPlan(int Workers, int Chunks)
{
    /// <summary>Seed of everything that is drawn.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Weights that occur, each at least 1.</summary>
    public IReadOnlyList<int> Weights { get; init; } = [1];

    /// <summary>Number of datasets; null for one per weight.</summary>
    public int? Datasets { get; init; }

    /// <summary>Names are <c>s3://PREFIX-NUMBER</c>.</summary>
    public string DatasetPrefix { get; init; } = "dataset";

    /// <summary>Whether every dataset has all weights, the first one on its oldest chunks; otherwise each dataset has one, in turns.</summary>
    public bool IsWeightedByAge { get; init; }

    /// <summary>Mean size of a chunk.</summary>
    public long ChunkSizeBytes { get; init; } = 100L << 20;

    /// <summary>How far sizes differ from the mean at most, as a share of it, in [0, 1].</summary>
    public double SizeSpread { get; init; }

    /// <summary>Blocks of a chunk.</summary>
    public long BlocksPerChunk { get; init; } = 1_000;

    /// <summary>Form of ids.</summary>
    public ChunkIdForm ChunkIds { get; init; }

    /// <summary>Disk of each worker; null for one on which <see cref="MeanCopies"/> fit.</summary>
    public long? WorkerCapacityBytes { get; init; }

    /// <summary>Copies per chunk that the saturated fleet affords.</summary>
    public double MeanCopies { get; init; } = 10;

    /// <summary>Share of disks that targets may fill.</summary>
    public double Saturation { get; init; } = 0.95;

    /// <summary>The floor.</summary>
    public int MinimumReplication { get; init; } = 2;

    /// <summary>Whether the health of workers plays no part.</summary>
    public bool IsIgnoringReliability { get; init; } = true;

    /// <summary>Name of the ring hash.</summary>
    public string Hash { get; init; } = PlannerCatalog.XxHash64;

    /// <summary>Name of the planner that places the chunks; null to place none.</summary>
    public string? PlacedBy { get; init; } = PlannerCatalog.Stateless;
}
