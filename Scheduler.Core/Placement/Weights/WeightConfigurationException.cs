namespace Scheduler.Core.Placement;

/// <summary>A weight configuration contradicts itself: a mistake of the caller. The message holds the dataset and the value.</summary>
public sealed class WeightConfigurationException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">A sentence with the values concerned.</param>
    public WeightConfigurationException(string message)
        : base(message)
    {
    }
}
