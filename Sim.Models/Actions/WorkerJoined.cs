using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A worker of the pool becomes active, with an empty disk; no cycle runs.</summary>
/// <param name="Worker">Position in the pool.</param>
public sealed record WorkerJoined([property: JsonPropertyName("worker")] int Worker) : WorldAction, IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-joined";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (!world.Pool.IsSpare(Worker))
        {
            world.Outcome = "not a spare worker";
            return;
        }

        world.Pool.SetActive(Worker, true);
        await world.HandOverRosterAsync(cancellationToken);
        if (world.Pool.PkOf(Worker) is { } pk)
        {
            world.Departures = world.Departures.WithReturn(pk, world.NewestAssignment);
            world.Facts.Membership.AfterJoin(world.State, pk);
        }
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.InPool(Worker, path, config);
}
