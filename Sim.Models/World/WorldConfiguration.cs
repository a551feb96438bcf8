using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sim.Models.World;

/// <summary>What a simulated world is built from.</summary>
/// <param name="Workers">Workers active at the start: the first ones of the pool; at least 1.</param>
/// <param name="SpareWorkers">Further workers of the pool, which can join.</param>
/// <param name="WorkerCapacityBytes">Disk of each worker in bytes.</param>
/// <param name="MinReplication">The floor at the start.</param>
/// <param name="Saturation">Share of the fleet that copies may fill, in (0, 1].</param>
/// <param name="ConfirmThresholdPercent">Quorum of workers that confirms an assignment, 0 to 100; 0 waits for nobody.</param>
/// <param name="RetentionTicks">How long a departed worker stays registered.</param>
/// <param name="MTicks">How long a copy is kept after it left a portal assignment.</param>
/// <param name="ClockStepTicks">What a cycle adds to the clock between scheduling and visibility.</param>
/// <param name="DepartureDetectionTicks">What passes until a departure is noticed.</param>
/// <param name="Datasets">Datasets registered at tick 0.</param>
/// <param name="Planner">Name of the planner; absent means <c>multistep</c>.</param>
/// <param name="Hash">Name of the ring hash; absent means <c>xxhash64</c>.</param>
/// <param name="Rounding">Rounding of replication targets; absent means <c>truncated</c>.</param>
/// <param name="Rings">Number of rings; absent means 6000.</param>
/// <param name="WorkerVersions">Software version of each machine of the pool at the start, null for unknown; absent means unknown for all.</param>
/// <param name="IgnoreReliability">Whether all active workers count alike; absent means true.</param>
/// <param name="WorkerStatuses">Status of each machine of the pool at the start; absent means online for all.</param>
/// <param name="Portals">Number of portals, each with a clock of its own; absent means 1.</param>
/// <param name="LeapLimitTicks">How far the host lets its clock be set ahead without its consent; absent means any distance.</param>
/// <param name="Edges">Where planner and storage cut their work and end their searches, see <see cref="NamedEdges"/>; absent means where they do for hosts.</param>
/// <param name="KeyGap">Keys that the storage leaves out before each batch of new rows, and numbers before each assignment; absent means none.</param>
public sealed record WorldConfiguration(
    [property: JsonPropertyName("workers")] int Workers,
    [property: JsonPropertyName("spareWorkers")] int SpareWorkers,
    [property: JsonPropertyName("workerCapacityBytes")] long WorkerCapacityBytes,
    [property: JsonPropertyName("minReplication")] int MinReplication,
    [property: JsonPropertyName("saturation")] double Saturation,
    [property: JsonPropertyName("confirmThresholdPercent")] int ConfirmThresholdPercent,
    [property: JsonPropertyName("retentionTicks")] long RetentionTicks,
    [property: JsonPropertyName("mTicks")] long MTicks,
    [property: JsonPropertyName("clockStepTicks")] long ClockStepTicks,
    [property: JsonPropertyName("departureDetectionTicks")] long DepartureDetectionTicks,
    [property: JsonPropertyName("datasets")] ImmutableArray<string> Datasets,
    [property: JsonPropertyName("planner"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Planner = null,
    [property: JsonPropertyName("hash"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hash = null,
    [property: JsonPropertyName("rounding"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rounding = null,
    [property: JsonPropertyName("rings"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Rings = null,
    [property: JsonPropertyName("workerVersions"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string?>? WorkerVersions = null,
    [property: JsonPropertyName("ignoreReliability"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IgnoreReliability = null,
    [property: JsonPropertyName("workerStatuses"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? WorkerStatuses = null,
    [property: JsonPropertyName("portals"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Portals = null,
    [property: JsonPropertyName("leapLimitTicks"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? LeapLimitTicks = null,
    [property: JsonPropertyName("edges"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Edges = null,
    [property: JsonPropertyName("keyGap"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? KeyGap = null)
{
    /// <summary>Number of portals.</summary>
    [JsonIgnore]
    public int PortalCount => Portals ?? 1;

    /// <summary>Workers of the pool, active or not.</summary>
    [JsonIgnore]
    public int PoolSize => Workers + SpareWorkers;
}
