namespace Sim.Reshuffle;

/// <summary>Something that the user gave cannot be used. The message is one line: the source, the position in it as far as it is known, and the reason.</summary>
public sealed class ReshuffleInputException : Exception
{
    private const int LongestMessage = 400;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line with the value concerned; control characters are replaced.</param>
    /// <param name="innerException">The cause, if another exception revealed it.</param>
    public ReshuffleInputException(string message, Exception? innerException = null)
        : base(OneLine(message), innerException)
    {
    }

    private static string OneLine(string text)
    {
        var printable = string.Concat(text.Select(static character => char.IsControl(character) ? '\uFFFD' : character));
        return printable.Length <= LongestMessage ? printable : printable[..LongestMessage] + "...";
    }
}
