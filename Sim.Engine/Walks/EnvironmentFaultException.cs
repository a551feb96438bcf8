namespace Sim.Engine.Walks;

/// <summary>
/// A case could not be carried through because of what it ran on: a database that went away, a disk that is full. Nothing
/// follows from it for the system under test, so it is never a verdict. The message is one line that says what is wrong and
/// what to do about it.
/// </summary>
public sealed class EnvironmentFaultException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public EnvironmentFaultException()
    {
    }

    /// <summary>Creates the exception with its one line.</summary>
    public EnvironmentFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its one line and the cause.</summary>
    public EnvironmentFaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
