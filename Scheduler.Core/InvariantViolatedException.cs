namespace Scheduler.Core;

/// <summary>The scheduler found its own state to be wrong. This is a defect of the library, never of its caller.</summary>
public sealed class InvariantViolatedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public InvariantViolatedException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what is wrong.</summary>
    public InvariantViolatedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and the exception that revealed the fault.</summary>
    public InvariantViolatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
