using System.Globalization;

namespace Sim.Cli.Place;

/// <summary>A file that the user named cannot be used. The message is one line: the file, the position in it as far as it is known, and the reason.</summary>
internal sealed class InputFileException : Exception
{
    private const int LongestMessage = 400;

    /// <summary>Creates the exception.</summary>
    /// <param name="file">Path as the user gave it.</param>
    /// <param name="position">JSON path, as in <c>$.chunks[3].weight</c>; null if the file as a whole is concerned.</param>
    /// <param name="line">Line from 1; null if it is not known.</param>
    /// <param name="reason">What is wrong, without the names of any type.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public InputFileException(string file, string? position, long? line, string reason, Exception? innerException = null)
        : base(OneLine(Describe(file, position, line, reason)), innerException)
    {
    }

    private static string Describe(string file, string? position, long? line, string reason)
    {
        var where = line is null ? position : string.Create(CultureInfo.InvariantCulture, $"{position ?? "$"} (line {line})");
        return where is null ? $"{file}: {reason}" : $"{file}: {where}: {reason}";
    }

    /// <summary>Values and names from the file may hold anything; a line break among them would make two lines of one.</summary>
    private static string OneLine(string text)
    {
        var printable = string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));
        return printable.Length <= LongestMessage ? printable : printable[..LongestMessage] + "...";
    }
}
