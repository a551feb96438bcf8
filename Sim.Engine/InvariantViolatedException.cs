namespace Sim.Engine;

/// <summary>The engine found its own state, or a promise of a model, to be wrong: a defect, never an expected outcome.</summary>
public sealed class InvariantViolatedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public InvariantViolatedException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what is wrong.</summary>
    public InvariantViolatedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and the exception that revealed the fault.</summary>
    public InvariantViolatedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
