using System.Globalization;
using Spectre.Console;

namespace Sim.CommandLine.Output;

/// <summary>Tables for the standard output: no colour, fixed width, so that the same content gives the same bytes everywhere.</summary>
internal static class PlainTables
{
    private const int WidthCharacters = 140;

    /// <summary>Starts a table. A header that begins with a space makes a right-aligned column of numbers.</summary>
    public static Table Create(params ReadOnlySpan<string> headers)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var header in headers)
        {
            var column = new TableColumn(new Text(header.Trim())) { NoWrap = true };
            table.AddColumn(header.StartsWith(' ') ? column.RightAligned() : column);
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Add(Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            row[i] = new Text(cells[i]);
        }

        table.AddRow(row);
    }

    /// <summary>Prints a table, without trailing white space.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where it goes.</param>
    /// <param name="widthCharacters">The widest line.</param>
    public static void Print(Table table, TextWriter writer, int widthCharacters = WidthCharacters)
    {
        using var rendered = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(rendered),
        });
        console.Profile.Width = widthCharacters;
        console.Profile.Capabilities.Unicode = false;
        console.Write(table);
        writer.Write('\n');
        var lines = rendered.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        writer.Write($"{string.Join('\n', lines).Trim('\n')}\n");
    }
}
