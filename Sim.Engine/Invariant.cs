using System.Diagnostics.CodeAnalysis;

namespace Sim.Engine;

/// <summary>Assertions about the engine's own state and about what models promise it. They stay on in release builds.</summary>
public static class Invariant
{
    /// <summary>Demands that <paramref name="condition"/> holds.</summary>
    /// <param name="condition">What must be true at this point of the code.</param>
    /// <param name="message">A sentence that says what is wrong when it is not.</param>
    /// <exception cref="InvariantViolatedException">The condition is false.</exception>
    public static void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new InvariantViolatedException(message);
        }
    }
}
