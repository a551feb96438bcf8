using System.Globalization;

namespace Sim.Histories.Files;

/// <summary>A text that is no history. Its message is one line: which file, where, and why.</summary>
public sealed class HistoryFormatException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public HistoryFormatException()
    {
    }

    /// <summary>Creates the exception with a line.</summary>
    public HistoryFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a line and a cause.</summary>
    public HistoryFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception for a line of a file.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="reason">What is wrong there.</param>
    public HistoryFormatException(string fileName, int line, string reason)
        : base(string.Create(CultureInfo.InvariantCulture, $"{fileName}: line {line}: {reason}"))
    {
    }
}
