using System.Globalization;
using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>
/// The answer to a poll arrives. It may arrive late, more than once and after answers to later polls; a poll without a
/// delivery is an answer that got lost. A worker deletes at once what a new assignment does not list any more, and begins to
/// download; a portal takes what it gets unless it has something newer.
/// </summary>
/// <param name="AtTick">When.</param>
/// <param name="PolledAtTick">Time of the poll as the poll states it.</param>
/// <param name="Worker">Position of the worker in the pool; null if a portal asked.</param>
/// <param name="Portal">Number of the portal; null if a worker asked.</param>
public sealed record Deliver(
    long AtTick,
    [property: JsonPropertyName("polledAtTick")] long PolledAtTick,
    [property: JsonPropertyName("worker"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Worker = null,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Portal = null)
    : TimedAction(AtTick), IAboutWorker, IAboutPortal
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "deliver";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Worker is null ? "portal" : "worker")} {Worker ?? Portal} at {AtTick}, polled at {PolledAtTick}");

    /// <inheritdoc/>
    int? IAboutWorker.AboutWorker => Worker;

    /// <inheritdoc/>
    int? IAboutPortal.AboutPortal => Portal;

    internal override bool IsEnabledIn(SchedulerWorld world) => (Worker, Portal) switch
    {
        ({ } worker, _) => world.Pool.IsReachable(worker) && world.WorkerAnswers.Find(worker, PolledAtTick) is not null,
        (_, { } portal) => world.PortalAnswers.Find(portal, PolledAtTick) is not null,
        _ => true,
    };

    internal override ValueTask HappenAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (Worker is { } worker)
        {
            ToWorker(world, worker);
        }
        else
        {
            ToPortal(world, Portal!.Value);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => (Worker, Portal) switch
    {
        ({ } worker, _) => [new WorkerFetch(worker, true)],
        (_, { } portal) => [new PortalFetch(true, portal)],
        _ => [],
    };

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => base.FaultsIn(config, path)
        .Concat(WalkFaults.Within($"{path}.polledAtTick", PolledAtTick, 0, StorageLimits.LargestTick))
        .Concat(WalkFaults.OfAsker(Worker, Portal, path, config));

    private void ToWorker(SchedulerWorld world, int worker)
    {
        if (!world.Pool.IsReachable(worker) || world.WorkerAnswers.Find(worker, PolledAtTick) is not { } assignment)
        {
            world.Outcome = "nothing delivered";
            return;
        }

        var before = world.Fleet.SliceOf(worker);
        var isFirst = world.WorkerAnswers.Arrive(worker, PolledAtTick);
        world.Picture?.Arrived(worker, isPortal: false, PolledAtTick);
        var isHeeded = world.Fleet.Receive(worker, assignment);
        world.Facts.Network.AfterDelivery(before, assignment.Id, world.NewestAssignment, isFirst, isHeeded);
        world.Outcome = isHeeded ? $"worker assignment {assignment.Id} taken" : $"worker assignment {assignment.Id} ignored";
        if (isHeeded)
        {
            world.ReportArrival(worker, assignment);
        }
    }

    private void ToPortal(SchedulerWorld world, int portal)
    {
        if (world.PortalAnswers.Find(portal, PolledAtTick) is not { } answer)
        {
            world.Outcome = "nothing delivered";
            return;
        }

        var isNews = world.Portals[portal] is not { } held || answer.FetchedAt > held.FetchedAt || answer.Assignment.Id > held.Assignment.Id;
        world.Picture?.Arrived(portal, isPortal: true, PolledAtTick);
        world.Facts.Network.AfterPortalDelivery(isNews, answer.AgeTicks(world.PortalTime) >= world.Configuration.MTicks);
        if (isNews)
        {
            world.Route(portal, answer);
        }

        world.Outcome = isNews ? $"portal assignment {answer.Assignment.Id} taken" : $"portal assignment {answer.Assignment.Id} ignored";
    }
}
