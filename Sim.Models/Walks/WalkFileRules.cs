using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Models.Actions;
using Sim.Models.Facts;
using Sim.Models.World;

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
            .Concat(file.Steps.SelectMany((step, index) => StepFaults(step, At($"$.steps[{index}]"), file.Config)))
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
        .. config.Datasets.SelectMany((name, index) => NameFaults(name, At($"$.config.datasets[{index}]"))),
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
                .Concat(versions.SelectMany((version, index) => VersionFaults(version, At($"$.config.workerVersions[{index}]"))))
            : [],
    ];

    private static IEnumerable<InputFault> StepFaults(WorldAction step, string path, WorldConfiguration config) => step switch
    {
        AddChunks add => add.Chunks.SelectMany((chunk, index) => AddedChunkFaults(chunk, At($"{path}.chunks[{index}]"), config)),
        SetClock set => Within($"{path}.tick", set.Tick, 0, StorageLimits.LargestTick),
        AdvanceClock advance => Window($"{path}.ticks", advance.Ticks, 0),
        CorrectChunk correct => KeyFaults(correct.Dataset, correct.Id, path).Concat(ChunkFaults(correct.Replacement, $"{path}.replacement")),
        IngestChunks ingest => ingest.Chunks.SelectMany((chunk, index) => AddedChunkFaults(chunk, At($"{path}.chunks[{index}]"), config)),
        CorrectBatch batch => batch.Corrections.SelectMany((correction, index) =>
            KeyFaults(correction.Dataset, correction.Id, At($"{path}.corrections[{index}]"))
                .Concat(ChunkFaults(correction.Replacement, At($"{path}.corrections[{index}].replacement")))),
        RemoveChunk remove => KeyFaults(remove.Dataset, remove.Id, path),
        CoverDataset cover => DatasetFaults(cover.Dataset, path, config),
        SetMinReplication set => Within($"{path}.value", set.Value, 1, ushort.MaxValue),
        WorkerJoined joined => InPool(joined.Worker, path, config),
        WorkerLeft left => InPool(left.Worker, path, config),
        WorkerFetch fetch => InPool(fetch.Worker, path, config),
        PortalFetch fetch => AmongPortals(fetch.Portal, path, config),
        WorkerVersion version => InPool(version.Worker, path, config).Concat(VersionFaults(version.Version, $"{path}.version")),
        WorkerHealth health => InPool(health.Worker, path, config).Concat(Known($"{path}.status", "status", health.Status, WorkerStatusNames.All)),
        Poll poll => TimeFaults(poll, path).Concat(AskerFaults(poll.Worker, poll.Portal, path, config)),
        Deliver answer => TimeFaults(answer, path)
            .Concat(Within($"{path}.polledAtTick", answer.PolledAtTick, 0, StorageLimits.LargestTick))
            .Concat(AskerFaults(answer.Worker, answer.Portal, path, config)),
        DownloadDone download => TimeFaults(download, path)
            .Concat(InPool(download.Worker, path, config))
            .Concat(KeyFaults(download.Dataset, download.Id, path)),
        Depart depart => TimeFaults(depart, path).Concat(InPool(depart.Worker, path, config)),
        _ => [],
    };

    private static IEnumerable<InputFault> AddedChunkFaults(ChunkPayload chunk, string path, WorldConfiguration config) =>
        ChunkFaults(chunk, path).Concat(DatasetFaults(chunk.Dataset, path, config));

    private static IEnumerable<InputFault> DatasetFaults(string dataset, string path, WorldConfiguration config) =>
        Demand(config.Datasets.Contains(dataset), $"{path}.dataset", $"dataset \"{dataset}\" is not in config.datasets");

    private static IEnumerable<InputFault> ChunkFaults(ChunkPayload chunk, string path) =>
    [
        .. KeyFaults(chunk.Dataset, chunk.Id, path),
        .. Within($"{path}.sizeBytes", chunk.SizeBytes, 0, int.MaxValue),
        .. Within($"{path}.weight", chunk.Weight, 1, ushort.MaxValue),
        .. AtLeast($"{path}.firstBlock", chunk.FirstBlock, 0),
        .. AtLeast($"{path}.lastBlock", chunk.LastBlock, 0),
        .. Demand(chunk.FirstBlock <= chunk.LastBlock, $"{path}.firstBlock", $"first block {chunk.FirstBlock} is above last block {chunk.LastBlock}"),
        .. Demand(
            chunk.FirstBlock > chunk.LastBlock || chunk.FirstBlock < 0 || chunk.LastBlock - chunk.FirstBlock <= int.MaxValue,
            $"{path}.lastBlock",
            $"a chunk spans at most {int.MaxValue} blocks beyond its first"),
        .. VersionFaults(chunk.MinimumWorkerVersion, $"{path}.minimumWorkerVersion"),
    ];

    private static IEnumerable<InputFault> VersionFaults(string? version, string path) =>
        version is not null && VersionText.FaultOf(version) is { } fault ? [new InputFault(path, $"\"{version}\" {fault}")] : [];

    private static IEnumerable<InputFault> KeyFaults(string dataset, string id, string path) =>
        NameFaults(dataset, $"{path}.dataset").Concat(TextFaults(id, $"{path}.id", "the id of a chunk", StorageLimits.MostChunkIdBytes));

    private static IEnumerable<InputFault> NameFaults(string dataset, string path) =>
        TextFaults(dataset, path, "the name of a dataset", StorageLimits.MostDatasetNameBytes);

    private static IEnumerable<InputFault> TextFaults(string text, string path, string what, int mostBytes) =>
        StorableText.FaultOfIdentity(text, mostBytes) is { } fault ? [new InputFault(path, $"{what} {fault}")] : [];

    private static IEnumerable<InputFault> WitnessFaults(WorldWitness witness, string path)
    {
        if (!WorldFacts.IsAboutChunk(witness.Fact))
        {
            return Demand(witness.Dataset is null && witness.Id is null, path, $"\"{witness.Fact}\" is about no chunk and takes no \"dataset\" and \"id\"");
        }

        return (witness.Dataset, witness.Id) is ({ } dataset, { } id)
            ? KeyFaults(dataset, id, path)
            : Demand(witness.Dataset is not null, path, $"member \"dataset\" is missing")
                .Concat(Demand(witness.Id is not null, path, $"member \"id\" is missing"));
    }

    private static IEnumerable<InputFault> InPool(int worker, string path, WorldConfiguration config) =>
        Demand(worker >= 0 && worker < config.PoolSize, $"{path}.worker", $"worker {worker} is outside the pool of {config.PoolSize}, which counts from 0");

    private static IEnumerable<InputFault> AmongPortals(int portal, string path, WorldConfiguration config) =>
        Demand(portal >= 0 && portal < config.PortalCount, $"{path}.portal", $"portal {portal} is not one of {config.PortalCount}, which count from 0");

    private static IEnumerable<InputFault> TimeFaults(TimedAction step, string path) =>
        Within($"{path}.atTick", step.AtTick, 0, StorageLimits.LargestTick);

    private static IEnumerable<InputFault> AskerFaults(int? worker, int? portal, string path, WorldConfiguration config) => (worker, portal) switch
    {
        ({ } asker, null) => InPool(asker, path, config),
        (null, { } asker) => AmongPortals(asker, path, config),
        _ => Demand(false, path, $"a poll is that of a \"worker\" or that of a \"portal\": exactly one of these members is needed"),
    };

    private static IEnumerable<InputFault> AtLeast(string path, long value, long least) =>
        Demand(value >= least, path, $"{value} is below {least}");

    private static IEnumerable<InputFault> Within(string path, long value, long least, long most) =>
        Demand(value >= least && value <= most, path, $"{value} is outside {least}..{most}");

    private static IEnumerable<InputFault> Window(string path, long ticks, long least) => Within(path, ticks, least, StorageLimits.LongestWindowTicks);

    private static IEnumerable<InputFault> Known(string path, string what, string? name, IReadOnlyList<string> known) =>
        Demand(name is null || known.Contains(name), path, $"unknown {what} \"{name}\"; known are {string.Join(", ", known)}");

    private static IEnumerable<InputFault> Demand(bool isMet, string path, FormattableString reason) =>
        isMet ? [] : [new InputFault(path, reason.ToString(CultureInfo.InvariantCulture))];

    private static string At(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
