namespace Scheduler.Core.Placement;

/// <summary>A planner was given something that it cannot place: a mistake of the caller. The message holds the value concerned.</summary>
public sealed class PlacementInputException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">A sentence with the values concerned.</param>
    public PlacementInputException(string message)
        : base(message)
    {
    }
}
