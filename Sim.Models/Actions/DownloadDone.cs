using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A download of a worker ends and the chunk is on its disk; nothing happens if the worker does not want it any more. With the last one the worker has applied its assignment.</summary>
/// <param name="AtTick">When.</param>
/// <param name="Worker">Position of the worker in the pool.</param>
/// <param name="Dataset">Dataset of the chunk.</param>
/// <param name="Id">Id of the chunk.</param>
public sealed record DownloadDone(
    long AtTick,
    [property: JsonPropertyName("worker")] int Worker,
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("id")] string Id)
    : TimedAction(AtTick), IAboutWorker, ICarriesChunks
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "download-done";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Dataset}/{Id} at {AtTick}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    /// <inheritdoc/>
    IEnumerable<string> ICarriesChunks.ChunkIds => [Id];

    /// <inheritdoc/>
    IEnumerable<ChunkPayload> ICarriesChunks.Payloads => [];

    /// <inheritdoc/>
    WorldAction ICarriesChunks.Renumbered(KeyRenumbering keys) => this with { Id = keys.Renumbered(Id) };

    internal override bool IsEnabledIn(SchedulerWorld world) => WantedIn(world) is not null;

    internal override ValueTask HappenAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (WantedIn(world) is { } chunk && world.Fleet.FollowedBy(Worker) is { } assignment)
        {
            world.Fleet.EndDownload(Worker, chunk);
            world.ReportArrival(Worker, assignment);
        }
        else
        {
            world.Outcome = "not wanted any more";
        }

        return ValueTask.CompletedTask;
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        base.FaultsIn(config, path).Concat(WalkFaults.InPool(Worker, path, config)).Concat(WalkFaults.OfKey(Dataset, Id, path));

    /// <summary>The chunk if the worker waits for it; else null.</summary>
    private ChunkPk? WantedIn(SchedulerWorld world) =>
        world.Pool.IsReachable(Worker)
        && world.State.PkOf(Dataset, Id) is { } chunk
        && Array.BinarySearch(world.Fleet.SliceOf(Worker).Downloads, chunk) >= 0
            ? chunk
            : null;
}
