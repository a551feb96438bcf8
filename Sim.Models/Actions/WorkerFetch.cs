using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A worker asks for the latest assignment, and if it gets it, applies it at once; then the quorum is counted.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Succeeds">Whether it gets an answer.</param>
public sealed record WorkerFetch([property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("succeeds")] bool Succeeds) : WorldAction, IAboutWorker
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-fetch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {(Succeeds ? "ok" : "missed")}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    internal override bool IsEnabledIn(SchedulerWorld world) => world.Pool.IsReachable(Worker);

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (!world.Pool.IsReachable(Worker) || !Succeeds)
        {
            world.Outcome = "nothing fetched";
            return;
        }

        if (world.LatestWorkerAssignment is { } assignment)
        {
            world.ApplyAt(Worker, assignment);
        }

        await world.ConfirmAsync(cancellationToken);
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.InPool(Worker, path, config);
}
