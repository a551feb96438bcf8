namespace Scheduler.Core.Lifecycle;

/// <summary>A registered worker as assignments carry it.</summary>
/// <param name="PeerId">Its identity.</param>
/// <param name="Status">Online if active, else stale.</param>
public sealed record AssignmentWorker(string PeerId, AssignmentWorkerStatus Status);
