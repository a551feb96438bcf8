using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Walks;

/// <summary>What can be wrong with the parts of a walk file, each with the place where it stands.</summary>
internal static class WalkFaults
{
    /// <summary>Of chunks that an action adds to the datasets of its file.</summary>
    public static IEnumerable<InputFault> OfAdded(IEnumerable<ChunkPayload> chunks, string path, WorldConfiguration config) => chunks.SelectMany(
        (chunk, index) => OfChunk(chunk, At($"{path}.chunks[{index}]")).Concat(OfDataset(chunk.Dataset, At($"{path}.chunks[{index}]"), config)));

    /// <summary>Of a correction.</summary>
    public static IEnumerable<InputFault> OfCorrection(string dataset, string id, ChunkPayload replacement, string path) =>
        OfKey(dataset, id, path).Concat(OfChunk(replacement, $"{path}.replacement"));

    /// <summary>Of the name of a dataset that the file must have.</summary>
    public static IEnumerable<InputFault> OfDataset(string dataset, string path, WorldConfiguration config) =>
        Demand(config.Datasets.Contains(dataset), $"{path}.dataset", $"dataset \"{dataset}\" is not in config.datasets");

    /// <summary>Of a chunk.</summary>
    public static IEnumerable<InputFault> OfChunk(ChunkPayload chunk, string path) =>
    [
        .. OfKey(chunk.Dataset, chunk.Id, path),
        .. Within($"{path}.sizeBytes", chunk.SizeBytes, 0, int.MaxValue),
        .. Within($"{path}.weight", chunk.Weight, 1, ushort.MaxValue),
        .. AtLeast($"{path}.firstBlock", chunk.FirstBlock, 0),
        .. AtLeast($"{path}.lastBlock", chunk.LastBlock, 0),
        .. Demand(chunk.FirstBlock <= chunk.LastBlock, $"{path}.firstBlock", $"first block {chunk.FirstBlock} is above last block {chunk.LastBlock}"),
        .. Demand(
            chunk.FirstBlock > chunk.LastBlock || chunk.FirstBlock < 0 || chunk.LastBlock - chunk.FirstBlock <= int.MaxValue,
            $"{path}.lastBlock",
            $"a chunk spans at most {int.MaxValue} blocks beyond its first"),
        .. OfVersion(chunk.MinimumWorkerVersion, $"{path}.minimumWorkerVersion"),
    ];

    /// <summary>Of a version.</summary>
    public static IEnumerable<InputFault> OfVersion(string? version, string path) =>
        version is not null && VersionText.FaultOf(version) is { } fault ? [new InputFault(path, $"\"{version}\" {fault}")] : [];

    /// <summary>Of the identity of a chunk.</summary>
    public static IEnumerable<InputFault> OfKey(string dataset, string id, string path) =>
        OfName(dataset, $"{path}.dataset").Concat(OfText(id, $"{path}.id", "the id of a chunk", StorageLimits.MostChunkIdBytes));

    /// <summary>Of the name of a dataset.</summary>
    public static IEnumerable<InputFault> OfName(string dataset, string path) =>
        OfText(dataset, path, "the name of a dataset", StorageLimits.MostDatasetNameBytes);

    /// <summary>Of an identity.</summary>
    public static IEnumerable<InputFault> OfText(string text, string path, string what, int mostBytes) =>
        StorableText.FaultOfIdentity(text, mostBytes) is { } fault ? [new InputFault(path, $"{what} {fault}")] : [];

    /// <summary>Of the position of a worker.</summary>
    public static IEnumerable<InputFault> InPool(int worker, string path, WorldConfiguration config) =>
        Demand(worker >= 0 && worker < config.PoolSize, $"{path}.worker", $"worker {worker} is outside the pool of {config.PoolSize}, which counts from 0");

    /// <summary>Of the number of a portal.</summary>
    public static IEnumerable<InputFault> AmongPortals(int portal, string path, WorldConfiguration config) =>
        Demand(portal >= 0 && portal < config.PortalCount, $"{path}.portal", $"portal {portal} is not one of {config.PortalCount}, which count from 0");

    /// <summary>Of those of whom one asks.</summary>
    public static IEnumerable<InputFault> OfAsker(int? worker, int? portal, string path, WorldConfiguration config) => (worker, portal) switch
    {
        ({ } asker, null) => InPool(asker, path, config),
        (null, { } asker) => AmongPortals(asker, path, config),
        _ => Demand(false, path, $"a poll is that of a \"worker\" or that of a \"portal\": exactly one of these members is needed"),
    };

    /// <summary>Of a number with a lower bound.</summary>
    public static IEnumerable<InputFault> AtLeast(string path, long value, long least) =>
        Demand(value >= least, path, $"{value} is below {least}");

    /// <summary>Of a number with two bounds.</summary>
    public static IEnumerable<InputFault> Within(string path, long value, long least, long most) =>
        Demand(value >= least && value <= most, path, $"{value} is outside {least}..{most}");

    /// <summary>Of a number of ticks.</summary>
    public static IEnumerable<InputFault> Window(string path, long ticks, long least) => Within(path, ticks, least, StorageLimits.LongestWindowTicks);

    /// <summary>Of a name out of some.</summary>
    public static IEnumerable<InputFault> Known(string path, string what, string? name, IReadOnlyList<string> known) =>
        Demand(name is null || known.Contains(name), path, $"unknown {what} \"{name}\"; known are {string.Join(", ", known)}");

    /// <summary>Of a condition; its reason is a sentence.</summary>
    public static IEnumerable<InputFault> Demand(bool isMet, string path, FormattableString reason) =>
        isMet ? [] : [new InputFault(path, reason.ToString(CultureInfo.InvariantCulture))];

    /// <summary>A place in the file.</summary>
    public static string At(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
