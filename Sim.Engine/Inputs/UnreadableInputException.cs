using System.Globalization;
using Sim.Engine.Texts;

namespace Sim.Engine.Inputs;

/// <summary>A document that cannot be used. Its message is one line that says which file, where in it, and why.</summary>
public sealed class UnreadableInputException : Exception
{
    private const int LongestQuotation = 300;

    /// <summary>Creates the exception without a message.</summary>
    public UnreadableInputException()
    {
    }

    /// <summary>Creates the exception with a line.</summary>
    public UnreadableInputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a line and a cause.</summary>
    public UnreadableInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception for a place in a document.</summary>
    /// <param name="fileName">The document.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column in characters, from 1.</param>
    /// <param name="path">The path of the value.</param>
    /// <param name="reason">Why.</param>
    public UnreadableInputException(string fileName, int line, int column, string path, string reason)
        : this(string.Create(CultureInfo.InvariantCulture, $"{fileName}: line {line}, column {column}, {Shown(path)}: {Shown(reason)}"))
    {
    }

    /// <summary>Names come from the document and may hold anything; the message stays one line of bearable length.</summary>
    private static string Shown(string text)
    {
        var isCut = text.Length > LongestQuotation;
        var shown = VisibleText.Of(isCut ? text[..LongestQuotation] : text);
        return isCut ? shown + "…" : shown;
    }
}
