namespace Sim.Engine.Shrinking;

/// <summary>A walk that should be shrunk does not fail, or fails in another way than was asked for.</summary>
public sealed class WalkDoesNotFailException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public WalkDoesNotFailException()
    {
    }

    /// <summary>Creates the exception with a sentence that says what the walk does instead.</summary>
    public WalkDoesNotFailException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a sentence and a cause.</summary>
    public WalkDoesNotFailException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
