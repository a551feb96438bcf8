namespace Sim.Provisioning;

/// <summary>A private server could not be started. The message is one line.</summary>
internal sealed class LocalServerException(string message, Exception? innerException = null) : Exception(message, innerException);
