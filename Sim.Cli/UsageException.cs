namespace Sim.Cli;

/// <summary>A command cannot run as asked: wrong usage or unreadable input. Its message is the one line that the user gets.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
