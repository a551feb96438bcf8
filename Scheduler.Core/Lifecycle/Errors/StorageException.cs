namespace Scheduler.Core.Lifecycle;

/// <summary>A storage operation failed and left no effect.</summary>
public class StorageException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">A sentence with the values concerned.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public StorageException(StorageErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public StorageErrorKind Kind { get; }
}
