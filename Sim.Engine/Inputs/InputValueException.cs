using System.Text.Json;

namespace Sim.Engine.Inputs;

/// <summary>To be thrown by a JSON converter that refuses a value; its message becomes the reason that the user reads.</summary>
public sealed class InputValueException : JsonException
{
    /// <summary>Creates the exception without a message.</summary>
    public InputValueException()
    {
    }

    /// <summary>Creates the exception with the reason, as the rest of a line.</summary>
    public InputValueException(string message)
        : base(message)
    {
        Reason = message;
    }

    /// <summary>Creates the exception with the reason and a cause.</summary>
    public InputValueException(string message, Exception innerException)
        : base(message, innerException)
    {
        Reason = message;
    }

    /// <summary>The reason as given.</summary>
    public string Reason { get; } = "the value is not allowed here";
}
