using System.Globalization;
using Sim.CommandLine.Output;

namespace Sim.Cli.Mutants;

/// <summary>Prints the table of detection power.</summary>
internal static class MutantTable
{
    /// <summary>Within how many cases nine of ten defects have to fall.</summary>
    public const long QuickCases = 200;

    /// <summary>So wide that no row breaks, whatever caught it.</summary>
    private const int WidthCharacters = 180;

    /// <summary>Prints the rows in their order and the sums.</summary>
    public static void Print(IReadOnlyList<MutantRow> rows, TextWriter writer)
    {
        var table = PlainTables.Create("mutant", "caught by", " cases until found", " seeds", " shrunk steps", "model");
        foreach (var row in rows)
        {
            PlainTables.Add(
                table,
                row.Name,
                row.Oracles,
                row.IsKilled ? Figures.Count(row.Cases) : $"SURVIVES {Figures.Count(row.Cases)}",
                $"{row.Found} of {row.Report.Findings.Count}",
                row.Report.ShrunkSteps is { } steps ? Figures.Count(steps) : "-",
                row.Models);
        }

        PlainTables.Print(table, writer, WidthCharacters);
        var killed = rows.Count(row => row.IsKilled);
        var quick = rows.Count(row => row is { IsKilled: true, Cases: <= QuickCases });
        writer.Write(string.Create(
            CultureInfo.InvariantCulture, $"{rows.Count} mutants, {killed} killed, {quick} within {QuickCases} cases, {rows.Count - killed} survivors\n"));
    }
}
