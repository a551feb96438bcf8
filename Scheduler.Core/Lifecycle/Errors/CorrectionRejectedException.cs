namespace Scheduler.Core.Lifecycle;

/// <summary>A correction was refused; nothing was written.</summary>
public sealed class CorrectionRejectedException : StorageException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">A sentence with the values concerned.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public CorrectionRejectedException(CorrectionRejection reason, string message, Exception? innerException = null)
        : base(StorageErrorKind.CorrectionRejected, message, innerException)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public CorrectionRejection Reason { get; }
}
