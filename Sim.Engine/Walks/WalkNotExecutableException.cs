namespace Sim.Engine.Walks;

/// <summary>To be thrown by a system that a walk asks for what no run can do, as time beyond the end of its clock: a fault of the walk, about which no verdict is possible.</summary>
public sealed class WalkNotExecutableException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public WalkNotExecutableException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what cannot be done.</summary>
    public WalkNotExecutableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public WalkNotExecutableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
