using System.Text;

namespace Sim.Cli.Tests.Output;

/// <summary>A terminal that knows line feeds, carriage returns, clearing to the end of the line, and wrapping.</summary>
internal static class Screen
{
    private const string ToEndOfLine = "\u001b[K";

    /// <summary>What stands on it after a text was sent.</summary>
    public static IReadOnlyList<string> Lines(string sent, int widthColumns)
    {
        var lines = new List<StringBuilder> { new() };
        var column = 0;
        for (var index = 0; index < sent.Length; index++)
        {
            if (sent.AsSpan(index).StartsWith(ToEndOfLine, StringComparison.Ordinal))
            {
                lines[^1].Length = Math.Min(lines[^1].Length, column);
                index += ToEndOfLine.Length - 1;
                continue;
            }

            switch (sent[index])
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    lines.Add(new StringBuilder());
                    column = 0;
                    break;
                default:
                    column = Put(lines, column, sent[index], widthColumns);
                    break;
            }
        }

        return [.. lines.Select(line => line.ToString())];
    }

    private static int Put(List<StringBuilder> lines, int column, char character, int widthColumns)
    {
        if (column == widthColumns)
        {
            lines.Add(new StringBuilder());
            column = 0;
        }

        var line = lines[^1];
        if (column < line.Length)
        {
            line[column] = character;
        }
        else
        {
            line.Append(character);
        }

        return column + 1;
    }
}
