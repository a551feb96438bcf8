namespace Sim.Engine.Simulations;

/// <summary>Somebody asked for what cannot be done: a word that means nothing, a file that cannot be used. The message is one line that says what and where.</summary>
public sealed class UsageException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public UsageException()
    {
    }

    /// <summary>Creates the exception with its one line.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its one line and the cause.</summary>
    public UsageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
