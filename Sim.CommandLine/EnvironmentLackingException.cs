namespace Sim.CommandLine;

/// <summary>The machine lacks something. Its message is one line that says how to provide it.</summary>
internal sealed class EnvironmentLackingException(string message, Exception? innerException = null) : Exception(message, innerException);
