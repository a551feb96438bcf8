using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>The newest assignment of each kind that the world has seen, across restarts of the scheduler. Immutable.</summary>
/// <param name="Worker">Newest worker assignment; 0 if none.</param>
/// <param name="Portal">Newest portal assignment; 0 if none.</param>
public sealed record PublishedIds(WorkerAssignmentId Worker, PortalAssignmentId Portal)
{
    /// <summary>Nothing was published.</summary>
    public static PublishedIds None { get; } = new(WorkerAssignmentId.None, PortalAssignmentId.None);

    /// <summary>After another worker assignment.</summary>
    public PublishedIds After(WorkerAssignment published) => this with { Worker = published.Id };

    /// <summary>After another portal assignment.</summary>
    public PublishedIds After(PortalAssignment published) => this with { Portal = published.Id };
}
