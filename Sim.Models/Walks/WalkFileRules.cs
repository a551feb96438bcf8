using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;
using static Sim.Models.Walks.WalkFaults;

namespace Sim.Models.Walks;

/// <summary>What a walk file of the scheduler world must keep to beyond its shape: ranges and references.</summary>
public static class WalkFileRules
{
    private const int MaximumPortals = 1_000;
    private const int MostRings = 65_536;
    private const int LargestKeyGap = 1_000_000_000;

    /// <summary>What is wrong, in the order of the file.</summary>
    public static IEnumerable<InputFault> FindFaults(WalkFile<WorldConfiguration, WorldAction, WorldWitness> file) =>
        ConfigurationFaults(file.Config)
            .Concat(file.Steps.SelectMany((step, index) => step.FaultsIn(file.Config, At($"$.steps[{index}]"))))
            .Concat(file.Witnesses.SelectMany((witness, index) => WitnessFaults(witness, At($"$.witnesses[{index}]"))));

    private static IEnumerable<InputFault> ConfigurationFaults(WorldConfiguration config) =>
    [
        .. AtLeast("$.config.workers", config.Workers, 1),
        .. AtLeast("$.config.spareWorkers", config.SpareWorkers, 0),
        .. Demand((long)config.Workers + config.SpareWorkers <= ushort.MaxValue, "$.config.spareWorkers", $"the pool has at most {ushort.MaxValue} workers"),
        .. AtLeast("$.config.workerCapacityBytes", config.WorkerCapacityBytes, 1),
        .. Within("$.config.minReplication", config.MinReplication, 1, ushort.MaxValue),
        .. Demand(config.Saturation is > 0 and <= 1, "$.config.saturation", $"{config.Saturation} is outside (0, 1]"),
        .. Demand(config.ConfirmThresholdPercent is >= 0 and <= 100, "$.config.confirmThresholdPercent", $"{config.ConfirmThresholdPercent} is outside 0..100"),
        .. Window("$.config.retentionTicks", config.RetentionTicks, 0),
        .. Window("$.config.mTicks", config.MTicks, 1),
        .. Window("$.config.clockStepTicks", config.ClockStepTicks, 0),
        .. Window("$.config.departureDetectionTicks", config.DepartureDetectionTicks, 0),
        .. Demand(config.Datasets.Length <= DatasetRule.MostDatasets, "$.config.datasets", $"{config.Datasets.Length} datasets are more than {DatasetRule.MostDatasets}"),
        .. config.Datasets.SelectMany((name, index) => OfName(name, At($"$.config.datasets[{index}]"))),
        .. config.Datasets.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => new InputFault("$.config.datasets", $"dataset \"{group.Key}\" is repeated")),
        .. Known("$.config.planner", "planner", config.Planner, PlannerCatalog.Planners),
        .. Known("$.config.hash", "hash", config.Hash, PlannerCatalog.Hashes),
        .. Known("$.config.rounding", "rounding", config.Rounding, PlannerCatalog.Roundings),
        .. config.WorkerStatuses is { } statuses
            ? Demand(statuses.Count == config.PoolSize, "$.config.workerStatuses", $"{statuses.Count} statuses for a pool of {config.PoolSize}")
                .Concat(statuses.SelectMany((status, index) => Known(At($"$.config.workerStatuses[{index}]"), "status", status, WorkerStatusNames.All)))
            : [],
        .. config.Portals is { } portals ? Within("$.config.portals", portals, 1, MaximumPortals) : [],
        .. config.LeapLimitTicks is { } leap ? Window("$.config.leapLimitTicks", leap, 0) : [],
        .. Known("$.config.edges", "edges", config.Edges, NamedEdges.Names),
        .. config.KeyGap is { } gap
            ? Within("$.config.keyGap", gap, 0, LargestKeyGap)
                .Concat(Demand(
                    gap is < 0 or > LargestKeyGap || gap + config.Datasets.Length <= DatasetRule.MostDatasets,
                    "$.config.keyGap",
                    $"keys of {config.Datasets.Length} datasets after a gap of {gap} do not fit below {DatasetRule.MostDatasets}"))
            : [],
        .. config.Rings is { } rings
            ? Within("$.config.rings", rings, 1, MostRings)
                .Concat(Demand(rings > MostRings || (long)rings * config.PoolSize <= Array.MaxLength, "$.config.rings", $"{rings} rings of {config.PoolSize} workers are too many"))
            : [],
        .. config.WorkerVersions is { } versions
            ? Demand(versions.Count == config.PoolSize, "$.config.workerVersions", $"{versions.Count} versions for a pool of {config.PoolSize}")
                .Concat(versions.SelectMany((version, index) => OfVersion(version, At($"$.config.workerVersions[{index}]"))))
            : [],
    ];

    private static IEnumerable<InputFault> WitnessFaults(WorldWitness witness, string path)
    {
        if (!WorldFacts.IsAboutChunk(witness.Fact))
        {
            return Demand(witness.Dataset is null && witness.Id is null, path, $"\"{witness.Fact}\" is about no chunk and takes no \"dataset\" and \"id\"");
        }

        return (witness.Dataset, witness.Id) is ({ } dataset, { } id)
            ? OfKey(dataset, id, path)
            : Demand(witness.Dataset is not null, path, $"member \"dataset\" is missing")
                .Concat(Demand(witness.Id is not null, path, $"member \"id\" is missing"));
    }
}
