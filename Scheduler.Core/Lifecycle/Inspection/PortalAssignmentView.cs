namespace Scheduler.Core.Lifecycle;

/// <summary>What the storage remembers of a portal assignment.</summary>
/// <param name="Id">Its number.</param>
/// <param name="CreatedAt">When it was created: the anchor of every window that it starts.</param>
/// <param name="ConfirmedUpTo">The watermark that it saw.</param>
public sealed record PortalAssignmentView(PortalAssignmentId Id, Tick CreatedAt, WorkerAssignmentId ConfirmedUpTo);
