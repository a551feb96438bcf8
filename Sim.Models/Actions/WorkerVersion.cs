using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A worker reports another software version; no cycle runs. A worker that is not active reports it when it joins.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Version">The version; null for unknown.</param>
public sealed record WorkerVersion(
    [property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("version")] string? Version) : WorldAction, IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-version";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Version ?? "unknown"}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        var was = world.Pool.VersionOf(Worker);
        if (world.Pool.PkOf(Worker) is { } pk && was != Version)
        {
            world.Facts.Versions.AfterChange(pk, was, Version);
        }

        world.Pool.SetVersion(Worker, Version);
        if (world.Pool.IsActive(Worker))
        {
            await world.HandOverRosterAsync(cancellationToken);
        }
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.InPool(Worker, path, config).Concat(WalkFaults.OfVersion(Version, $"{path}.version"));
}
