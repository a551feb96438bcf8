using System.Globalization;
using System.Text.Json;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>One case of <c>placement-12x200.json</c>.</summary>
internal sealed record PlacementCase(string Name, PlacementInput Input, JsonElement Expected)
{
    public static IReadOnlyList<PlacementCase> All { get; } =
        [.. DataFile.Read("placement-12x200.json").GetProperty("cases").EnumerateArray().Select(Parse)];

    public static PlacementCase Named(string name) => All.Single(placementCase => placementCase.Name == name);

    public static TheoryData<string> Names => [.. All.Select(placementCase => placementCase.Name)];

    private static PlacementCase Parse(JsonElement json) => new(json.GetProperty("name").GetString()!, ParseInput(json.GetProperty("input")), json);

    private static PlacementInput ParseInput(JsonElement input)
    {
        var config = input.GetProperty("config");
        JsonElement[] workers = [.. input.GetProperty("workers").EnumerateArray()];
        JsonElement[] chunks = [.. input.GetProperty("chunks").EnumerateArray()];
        string[] datasets = [.. chunks.Select(chunk => chunk.GetProperty("dataset").GetString()!).Distinct()];
        string[] versions = [.. chunks.Select(chunk => chunk.GetProperty("minimumWorkerVersion").GetString()!).Where(version => version is not null).Distinct()];
        return new PlacementInput(
            new PlacementChunks(
                datasets,
                [.. chunks.Select(chunk => Array.IndexOf(datasets, chunk.GetProperty("dataset").GetString()))],
                Utf8Column.FromStrings([.. chunks.Select(chunk => chunk.GetProperty("id").GetString()!)]),
                [.. chunks.Select(chunk => chunk.GetProperty("sizeBytes").GetInt64())],
                [.. chunks.Select(chunk => chunk.GetProperty("weight").GetUInt16())],
                [.. chunks.Select(chunk => Array.IndexOf(versions, chunk.GetProperty("minimumWorkerVersion").GetString()))],
                [.. versions.Select(version => SemVersion.Parse(version))],
                [.. chunks.Select(chunk => chunk.GetProperty("visible").GetBoolean())]),
            new PlacementWorkers(
                [.. workers.Select(worker => Convert.FromHexString(worker.GetProperty("id").GetString()!))],
                [.. workers.Select(worker => Status(worker.GetProperty("status").GetString()!))],
                [.. workers.Select(worker => worker.GetProperty("version").GetString() is { } version ? SemVersion.Parse(version) : null)],
                [.. workers.Select(worker => worker.GetProperty("usedBytes").GetInt64())]),
            new PlacementConfiguration(
                config.GetProperty("workerCapacityBytes").GetInt64(),
                config.GetProperty("saturation").GetDouble(),
                config.GetProperty("minReplication").GetInt32(),
                config.GetProperty("ignoreReliability").GetBoolean(),
                Rings: input.GetProperty("rings").GetInt32()),
            Holders(chunks, "held"),
            Holders(chunks, "committed"),
            Holders(chunks, "routed"));
    }

    private static HolderLists Holders(JsonElement[] chunks, string member) =>
        HolderLists.FromRows([.. chunks.Select(chunk => DataFile.Positions(chunk.GetProperty(member)))]);

    private static WorkerStatus Status(string name) =>
        Enum.Parse<WorkerStatus>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    public Dictionary<ushort, ushort> ExpectedTargets() => Expected.GetProperty("targets").EnumerateObject()
        .ToDictionary(target => ushort.Parse(target.Name, CultureInfo.InvariantCulture), target => target.Value.GetUInt16());
}
