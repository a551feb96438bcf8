namespace Sim.Processes;

/// <summary>How a wait ended.</summary>
public enum WaitStatus
{
    /// <summary>What was waited for has happened.</summary>
    Completed,

    /// <summary>The time limit came first; what was waited for was given up.</summary>
    TimedOut,

    /// <summary>Another process interrupted this one; what was waited for was given up.</summary>
    Interrupted,

    /// <summary>The cancellation token was cancelled; what was waited for was given up.</summary>
    Canceled,

    /// <summary>The event that was waited for failed, or the process that was waited for ended with an exception.</summary>
    Failed,
}
