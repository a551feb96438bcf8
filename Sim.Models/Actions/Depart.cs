using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A worker is gone, with its disk. The scheduler goes on counting on it until the departure is noticed, which the clock brings along.</summary>
/// <param name="AtTick">When.</param>
/// <param name="Worker">Position in the pool.</param>
public sealed record Depart(long AtTick, [property: JsonPropertyName("worker")] int Worker) : TimedAction(AtTick), IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "depart";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} at {AtTick}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override bool IsEnabledIn(SchedulerWorld world) =>
        DepartureRule.IsRecoverable(world, Worker, static chunk => chunk is { InRemoval: false });

    internal override WorkerPk? LeaverIn(SchedulerWorld world) => world.Pool.IsReachable(Worker) ? world.Pool.PkOf(Worker) : null;

    internal override ValueTask HappenAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (world.Pool.IsReachable(Worker))
        {
            return world.FallSilentAsync(Worker, cancellationToken);
        }

        world.Outcome = "not an active worker";
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => [new WorkerLeft(Worker)];

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        base.FaultsIn(config, path).Concat(WalkFaults.InPool(Worker, path, config));
}
