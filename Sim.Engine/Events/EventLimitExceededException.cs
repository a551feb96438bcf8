namespace Sim.Engine.Events;

/// <summary>A simulation schedules or handles more events than its limits allow.</summary>
public sealed class EventLimitExceededException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public EventLimitExceededException()
    {
    }

    /// <summary>Creates the exception with a sentence that names the limit, the time and the event.</summary>
    public EventLimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public EventLimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
