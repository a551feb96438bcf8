namespace Scheduler.Core.Lifecycle;

/// <summary>A value of the caller lies outside the limits that all backends share (<see cref="StorageLimits"/>); nothing was written, and repeating the call is of no use.</summary>
public sealed class RefusedValueException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">A sentence with the value concerned.</param>
    /// <param name="parameterName">The argument that held it.</param>
    public RefusedValueException(string message, string parameterName)
        : base(message, parameterName)
    {
    }
}
