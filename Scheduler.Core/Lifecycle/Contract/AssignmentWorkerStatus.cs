namespace Scheduler.Core.Lifecycle;

/// <summary>What an assignment says of a registered worker.</summary>
public enum AssignmentWorkerStatus
{
    /// <summary>The worker was in the latest roster.</summary>
    Online,

    /// <summary>The worker departed and is still registered.</summary>
    Stale,
}
