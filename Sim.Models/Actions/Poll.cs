using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Actions;

/// <summary>
/// A worker or a portal asks for the newest assignment. A worker says which one it has applied, and the quorum is counted.
/// The answer is under way until a <see cref="Deliver"/> names this poll; until then nothing changes for the one who asked.
/// </summary>
/// <param name="AtTick">When. Together with the one who asks it names the poll.</param>
/// <param name="Worker">Position of the worker in the pool; null if a portal asks.</param>
/// <param name="Portal">Number of the portal; null if a worker asks.</param>
public sealed record Poll(
    long AtTick,
    [property: JsonPropertyName("worker"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Worker = null,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Portal = null)
    : TimedAction(AtTick), IAboutWorker, IAboutPortal
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "poll";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Worker is null ? "portal" : "worker")} {Worker ?? Portal} at {AtTick}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    /// <inheritdoc/>
    int? IAboutPortal.AboutPortal => Portal;

    internal override bool IsEnabledIn(SchedulerWorld world) => Worker is { } worker
        ? world.Pool.IsReachable(worker) && world.LatestWorkerAssignment is not null
        : world.LatestPortalAssignment is not null;

    internal override ValueTask HappenAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (Worker is { } worker)
        {
            return PollAsync(world, worker, cancellationToken);
        }

        if (world.LatestPortalAssignment is { } assignment)
        {
            // What a portal routes by is as old as the answer, not as its arrival.
            world.Picture?.Answered(Portal!.Value, isPortal: true, AtTick, assignment.Id.Value);
            world.PortalAnswers.Send(Portal!.Value, AtTick, new PortalSnapshot(assignment, world.PortalTime, assignment.ConfirmedUpTo));
        }
        else
        {
            world.Outcome = "nothing polled";
        }

        return ValueTask.CompletedTask;
    }

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        base.FaultsIn(config, path).Concat(WalkFaults.OfAsker(Worker, Portal, path, config));

    private async ValueTask PollAsync(SchedulerWorld world, int worker, CancellationToken cancellationToken)
    {
        if (!world.Pool.IsReachable(worker) || world.LatestWorkerAssignment is not { } assignment)
        {
            world.Outcome = "nothing polled";
            return;
        }

        world.Fleet.Report(worker);
        world.WorkerAnswers.Send(worker, AtTick, assignment);
        world.Picture?.Answered(worker, isPortal: false, AtTick, assignment.Id.Value);
        await world.ConfirmAsync(cancellationToken);
    }
}
