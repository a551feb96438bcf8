namespace Sim.Processes;

/// <summary>How a wait ended.</summary>
/// <param name="Status">How.</param>
/// <param name="Cause">The cause of an interruption, or the exception of a failure; null otherwise.</param>
public readonly record struct WaitOutcome(WaitStatus Status, object? Cause = null)
{
    /// <summary>Whether what was waited for has happened.</summary>
    public bool IsCompleted => Status == WaitStatus.Completed;

    /// <summary>Whether the time limit came first.</summary>
    public bool IsTimedOut => Status == WaitStatus.TimedOut;

    /// <summary>Whether the process was interrupted.</summary>
    public bool IsInterrupted => Status == WaitStatus.Interrupted;
}
