namespace Scheduler.Core.Lifecycle;

/// <summary>
/// The lifecycle row of a registered chunk. Stamps are written once and never cleared. Threshold predicates stay true for
/// ever; momentary ones hold between two stamps.
/// </summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="AppliedAtWorker">First worker assignment whose ideal held the chunk.</param>
/// <param name="AppliedAtPortal">Portal assignment that made it visible.</param>
/// <param name="MarkedForRemoval">Latest tick at which its removal was asked for.</param>
/// <param name="Rejected">Refused at registration, for ever.</param>
/// <param name="DroppedAtPortal">Portal assignment that stopped naming it: the anchor of its window.</param>
/// <param name="DroppedAtWorker">Tick at which it left the worker side.</param>
public sealed record ChunkLifecycle(
    ChunkPk Chunk,
    WorkerAssignmentId? AppliedAtWorker = null,
    PortalAssignmentId? AppliedAtPortal = null,
    Tick? MarkedForRemoval = null,
    bool Rejected = false,
    PortalAssignmentId? DroppedAtPortal = null,
    Tick? DroppedAtWorker = null)
{
    /// <summary>Threshold: the chunk has been in an ideal.</summary>
    public bool EnteredWorkerAssignment => AppliedAtWorker is not null;

    /// <summary>Threshold: the chunk has been visible.</summary>
    public bool EnteredPortalAssignment => AppliedAtPortal is not null;

    /// <summary>Momentary: readers see the chunk.</summary>
    public bool PortalVisible => AppliedAtPortal is not null && DroppedAtPortal is null;

    /// <summary>The chunk has left the worker side for good.</summary>
    public bool Tombstoned => DroppedAtWorker is not null;

    /// <summary>The chunk is marked, dropped or tombstoned.</summary>
    public bool InRemoval => MarkedForRemoval is not null || DroppedAtPortal is not null || DroppedAtWorker is not null;

    /// <summary>The chunk is marked or dropped and its tombstone has not come yet.</summary>
    public bool RemovalInFlight => InRemoval && DroppedAtWorker is null;

    /// <summary>The chunk claims its block range.</summary>
    public bool Live => !Rejected && !InRemoval;

    /// <summary>The chunk may appear in a worker assignment.</summary>
    public bool WorkerServable
    {
        get
        {
            return !Rejected && DroppedAtWorker is null;
        }
    }

    /// <summary>The chunk owes nobody a floor of copies.</summary>
    public bool FloorExempt => Rejected || InRemoval;

    /// <summary>Momentary: marked, and still named by portal assignments or never named by any. The next visibility cycle drops it.</summary>
    public bool AwaitsDrop => MarkedForRemoval is not null && DroppedAtPortal is null;

    /// <summary>Momentary: left the portal side and not yet the worker side; its window runs.</summary>
    public bool AwaitsTombstone => DroppedAtPortal is not null && DroppedAtWorker is null;

    /// <summary>Momentary: visible, and nothing asks for its end; it wins its range against every candidate for promotion.</summary>
    public bool StaysVisible => PortalVisible && MarkedForRemoval is null;

    /// <summary>Whether the next visibility cycle may make it visible, unless it is the new side of a pending correction or its range is taken.</summary>
    public bool PromotableAt(WorkerAssignmentId watermark)
    {
        return AppliedAtPortal is null && Live && ConfirmedBy(watermark);
    }

    /// <summary>Threshold: the assignment that first held the chunk is confirmed.</summary>
    public bool ConfirmedBy(WorkerAssignmentId watermark) => AppliedAtWorker is { } applied && applied <= watermark;
}
