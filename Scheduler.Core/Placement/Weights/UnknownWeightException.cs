namespace Scheduler.Core.Placement;

/// <summary>A weight strategy has no entry for something that it was asked to weigh. There is no silent default.</summary>
public sealed class UnknownWeightException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">A sentence with the dataset or chunk concerned.</param>
    public UnknownWeightException(string message)
        : base(message)
    {
    }
}
