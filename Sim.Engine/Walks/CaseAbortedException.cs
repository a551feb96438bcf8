namespace Sim.Engine.Walks;

/// <summary>A case could not be carried through for a reason that lies in the model, not in the system under test.</summary>
public sealed class CaseAbortedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public CaseAbortedException()
    {
    }

    /// <summary>Creates the exception with a sentence that says which case and why.</summary>
    public CaseAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and what the model threw.</summary>
    public CaseAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
