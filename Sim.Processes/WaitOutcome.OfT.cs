namespace Sim.Processes;

/// <summary>How a wait ended, and what it brought.</summary>
/// <typeparam name="T">What it brings.</typeparam>
public readonly record struct WaitOutcome<T>
{
    private readonly T? _value;

    internal WaitOutcome(WaitStatus status, T? value, object? cause)
    {
        Status = status;
        _value = value;
        Cause = cause;
    }

    /// <summary>How it ended.</summary>
    public WaitStatus Status { get; }

    /// <summary>The cause of an interruption, or the exception of a failure; null otherwise.</summary>
    public object? Cause { get; }

    /// <summary>Whether what was waited for has happened.</summary>
    public bool IsCompleted => Status == WaitStatus.Completed;

    /// <summary>Whether the time limit came first.</summary>
    public bool IsTimedOut => Status == WaitStatus.TimedOut;

    /// <summary>Whether the process was interrupted.</summary>
    public bool IsInterrupted => Status == WaitStatus.Interrupted;

    /// <summary>What it brought.</summary>
    /// <exception cref="InvalidOperationException">It ended otherwise.</exception>
    public T Value => IsCompleted ? _value! : throw new InvalidOperationException($"the wait brought nothing: it ended as {Status}");
}
