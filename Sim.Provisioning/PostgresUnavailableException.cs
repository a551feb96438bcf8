namespace Sim.Provisioning;

/// <summary>No Postgres server can be had. The message is one line that says what to install or set.</summary>
public sealed class PostgresUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public PostgresUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
