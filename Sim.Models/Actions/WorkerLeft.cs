using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A worker goes silent; the clock moves on until that is noticed; no cycle runs.</summary>
/// <param name="Worker">Position in the pool.</param>
public sealed record WorkerLeft([property: JsonPropertyName("worker")] int Worker) : WorldAction, IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-left";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override bool IsEnabledIn(SchedulerWorld world) =>
        DepartureRule.IsRecoverable(world, Worker, static chunk => chunk is { PortalVisible: true, InRemoval: false });

    internal override WorkerPk? LeaverIn(SchedulerWorld world) => world.Pool.IsReachable(Worker) ? world.Pool.PkOf(Worker) : null;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (!world.Pool.IsReachable(Worker))
        {
            world.Outcome = "not an active worker";
            return;
        }

        await world.PassUntilAsync(world.Clock.Later(world.Configuration.DepartureDetectionTicks), cancellationToken);
        await world.StrikeOffAsync(Worker, cancellationToken);
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.InPool(Worker, path, config);
}
