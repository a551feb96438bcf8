namespace Sim.Engine.Checks;

/// <summary>A check of a simulation has found a violation, or a walk file does not end as it says. The message holds all that there is to know.</summary>
public sealed class SimulationFailedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public SimulationFailedException()
    {
    }

    /// <summary>Creates the exception with what was found.</summary>
    public SimulationFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with what was found and the cause.</summary>
    public SimulationFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
