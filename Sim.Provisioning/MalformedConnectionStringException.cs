namespace Sim.Provisioning;

/// <summary>What should be a connection string is none. The message is one line that says why and shows the form that is accepted; it does not repeat the text, which may hold a password.</summary>
public sealed class MalformedConnectionStringException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public MalformedConnectionStringException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
