namespace Sim.Processes;

/// <summary>
/// Thrown by the wait of a process that was interrupted by <see cref="ProcessHandle.Interrupt"/> or lost a resource to a more
/// urgent request.
/// </summary>
public sealed class ProcessInterruptedException : Exception
{
    /// <summary>Creates the exception without a cause.</summary>
    public ProcessInterruptedException()
        : this((object?)null)
    {
    }

    /// <summary>Creates the exception with a sentence.</summary>
    public ProcessInterruptedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and an exception behind it.</summary>
    public ProcessInterruptedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ProcessInterruptedException(object? cause)
        : base(cause is null ? "the process was interrupted" : $"the process was interrupted: {cause}")
    {
        Cause = cause;
    }

    /// <summary>What the interrupting process gave as the cause; a <see cref="Resources.Preemption"/> if a resource was lost.</summary>
    public object? Cause { get; }
}
