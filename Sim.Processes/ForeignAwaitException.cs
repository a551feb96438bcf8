namespace Sim.Processes;

/// <summary>
/// Simulated and real waiting were mixed: a process awaits something that no simulation moves (a task, a timer), or a
/// method that is no process awaits something simulated.
/// </summary>
public sealed class ForeignAwaitException : InvalidOperationException
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public ForeignAwaitException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what was awaited where.</summary>
    public ForeignAwaitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public ForeignAwaitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static ForeignAwaitException OfMethod() =>
        new("only methods that return Process or Process<T> can await simulated time; change the return type of the method that awaits");

    internal static ForeignAwaitException OfAwaiter(Type awaiter) =>
        new($"a process awaits {awaiter}, which would go on outside of simulated time; "
            + "await delays, events, resources and processes instead");
}
