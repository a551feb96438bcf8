using Scheduler.Core.Lifecycle;

namespace Sim.Models.State;

/// <summary>Names the state of a chunk: the first that holds.</summary>
public static class ChunkStateName
{
    /// <summary>The name, from the lifecycle row and the watermark.</summary>
    /// <param name="row">The row; null if the chunk is not registered.</param>
    /// <param name="watermark">The highest confirmed assignment.</param>
    public static string Of(ChunkLifecycle? row, WorkerAssignmentId watermark) => row switch
    {
        null => "discovered",
        { Rejected: true } => "rejected",
        { Tombstoned: true } => "tombstoned",
        { DroppedAtPortal: not null } => "dropped",
        { MarkedForRemoval: not null } => "marked",
        { PortalVisible: true } => "visible",
        _ when row.ConfirmedBy(watermark) => "confirmed",
        { EnteredWorkerAssignment: true } => "assigned",
        _ => "admitted",
    };
}
