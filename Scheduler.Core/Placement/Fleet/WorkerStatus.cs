namespace Scheduler.Core.Placement;

/// <summary>What is known of a worker's health. Only <see cref="Online"/> counts as reliable.</summary>
public enum WorkerStatus
{
    /// <summary>Healthy.</summary>
    Online,

    /// <summary>Has not been heard of for a while.</summary>
    Stale,

    /// <summary>Runs software that is too old.</summary>
    UnsupportedVersion,

    /// <summary>Gone.</summary>
    Offline,

    /// <summary>Answers, but its RPC data are outdated.</summary>
    StaleRpc,
}
