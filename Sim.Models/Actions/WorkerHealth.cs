using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Placement;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>The host learns of another status of a worker; no cycle runs, and nothing else about the worker changes.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Status">Name of the status; only <c>online</c> is reliable.</param>
public sealed record WorkerHealth(
    [property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("status")] string Status) : WorldAction, IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-status";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Status}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        world.Pool.SetStatus(Worker, Status);
        if (world.Pool.PkOf(Worker) is { } pk)
        {
            world.Facts.Reliability.AfterStatus(world.State, pk, world.Pool.StatusOf(Worker) == WorkerStatus.Online);
        }

        return ValueTask.CompletedTask;
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.InPool(Worker, path, config).Concat(WalkFaults.Known($"{path}.status", "status", Status, WorkerStatusNames.All));
}
