using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>A world at one moment, as its judge reads it: what is stored, what is on the disks, what was published last.</summary>
/// <param name="view">What is stored.</param>
/// <param name="fleet">What is on the disks.</param>
/// <param name="rules">What floors are owed where; asked only if it is needed.</param>
public sealed class WorldReading(PlacementView view, IJudgedFleet fleet, Func<FleetRules> rules)
{
    private FleetRules? _rules;
    private PlacementView? _relied;

    /// <summary>What is stored.</summary>
    public PlacementView View { get; } = view;

    /// <summary>What is stored, row by row.</summary>
    public StorageState State => View.State;

    /// <summary>What is on the disks.</summary>
    public IJudgedFleet Fleet { get; } = fleet;

    /// <summary>Present logical time.</summary>
    public required Tick Now { get; init; }

    /// <summary>Time as portals measure it: it goes on when the clock of the host is set back.</summary>
    public required Tick PortalTime { get; init; }

    /// <summary>The floor of copies per chunk in force.</summary>
    public required int Floor { get; init; }

    /// <summary>Departures that routing has not caught up with.</summary>
    public required DepartureRecord Departures { get; init; }

    /// <summary>Whether the latest scheduling attempt was refused as a whole.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Whether the latest scheduling attempt was refused, or left some chunk waiting for its floor.</summary>
    public required bool IsInfeasible { get; init; }

    /// <summary>The latest question to the planner and its answer; null before the first.</summary>
    public required PlannerCall? LatestCall { get; init; }

    /// <summary>The latest published worker assignment; null before the first.</summary>
    public required WorkerAssignment? WorkerAssignment { get; init; }

    /// <summary>The latest published portal assignment; null before the first.</summary>
    public required PortalAssignment? PortalAssignment { get; init; }

    /// <summary>What floors are owed where.</summary>
    public FleetRules Rules => _rules ??= rules();

    /// <summary>The workers that the planner had to treat as unreliable in the latest cycle, ascending.</summary>
    public WorkerPk[] Unreliable => LatestCall?.Unreliable ?? [];

    /// <summary>What is stored as far as floors are owed: without the workers that are not to be relied on.</summary>
    public PlacementView Relied => _relied ??= ReliableFleet.Of(View, Unreliable);

    /// <summary>What readers meet.</summary>
    public WorldScene Scene => new(Fleet.Copies, Departures, IsRefused);

    /// <summary>
    /// Whether the worker lacks what it is listed for and no confirmed assignment tells: it is gone and nobody has noticed; or it
    /// came back with an empty disk, and nothing minted since is confirmed; or it was left behind without the chunk.
    /// </summary>
    public bool IsHollow(WorkerPk worker, ChunkPk chunk) =>
        Fleet.IsSilent(worker) || !Departures.IsReturnSettledBy(worker, State.Watermark) || IsLeftBehind(worker, chunk);

    /// <summary>Whether a quorum confirmed without the worker what it would have fetched the chunk for.</summary>
    private bool IsLeftBehind(WorkerPk worker, ChunkPk chunk) =>
        Fleet.FollowedBy(worker) < State.Watermark && !Fleet.Copies.Holds(worker, chunk);
}
