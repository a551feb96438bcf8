using System.Collections.Concurrent;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Generation;
using Sim.Reshuffle.Profiles;

namespace Sim.Reshuffle.Tests.Tables;

/// <summary>The fleets of the published large tables, each made once: 2000 workers, 500,000 chunks of 100 MiB, placed with SeaHash.</summary>
public sealed class LargeFleets
{
    private static readonly FleetPlan Usual = new(2_000, 500_000) { Hash = PlannerCatalog.SeaHash, WorkerCapacityBytes = 600L << 30 };

    // With ids in the published form, one weight and so nothing drawn, even these figures are the published ones.
    private static readonly FleetPlan Single = Usual with { DatasetPrefix = "solana-mainnet", BlocksPerChunk = 1, ChunkIds = ChunkIdForm.Flat };

    private static readonly SortedDictionary<string, FleetPlan> Plans = new(StringComparer.Ordinal)
    {
        ["single"] = Single,
        ["single-floor-22"] = Single with { MinimumReplication = 22 },
        ["multi"] = Usual with { Weights = [1, 6, 24] },
        ["multi-600-GB"] = Usual with { Weights = [1, 6, 24], WorkerCapacityBytes = 600_000_000_000 },
        ["pair"] = Usual with { Weights = [1, 6], IsIgnoringReliability = false },
        ["pair-94.9"] = Usual with { Weights = [1, 6], IsIgnoringReliability = false, Saturation = 0.949 },
    };

    private readonly ConcurrentDictionary<string, Task<Fleet>> _fleets = new(StringComparer.Ordinal);

    /// <summary>The fleet of a name.</summary>
    public Task<Fleet> GetAsync(string name) => _fleets.GetOrAdd(name, key => FleetGenerator.GenerateAsync(Plans[key], CancellationToken.None));
}
