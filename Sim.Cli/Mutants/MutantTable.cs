using System.Globalization;
using Sim.CommandLine.Output;
using Sim.Engine.Texts;

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
        var isRestarted = rows.Any(row => row.Restarted is not null);
        string[] restarted = isRestarted ? [" under restarts", " seeds"] : [];
        var table = PlainTables.Create(["mutant", "caught by", " cases until found", " seeds", .. restarted, " shrunk steps", "model"]);
        foreach (var row in rows)
        {
            PlainTables.Add(
                table,
                [
                    row.Name,
                    row.Oracles,
                    CasesOf(row.Report),
                    SeedsOf(row.Report),
                    .. row.Restarted is { } report ? [CasesOf(report), SeedsOf(report)] : Array.ConvertAll(restarted, _ => "-"),
                    row.Report.ShrunkSteps is { } steps ? Figures.Count(steps) : "-",
                    row.Models,
                ]);
        }

        PlainTables.Print(table, writer, WidthCharacters);
        writer.Write($"{Sums("mutants", [.. rows.Select(row => row.Report)])}\n");
        if (isRestarted)
        {
            writer.Write($"{Sums("mutants under restarts", [.. rows.Select(row => row.Restarted).OfType<HuntReport>()])}\n");
        }
    }

    /// <summary>The sums in a sentence.</summary>
    /// <param name="what">What the reports are of.</param>
    /// <param name="reports">One per defect.</param>
    public static string Sums(string what, IReadOnlyList<HuntReport> reports)
    {
        var killed = reports.Count(IsKill);
        var quick = reports.Count(report => IsKill(report) && report.Median.Cases <= QuickCases);
        return string.Create(CultureInfo.InvariantCulture, $"{reports.Count} {what}, {killed} killed, {quick} within {QuickCases} cases, {reports.Count - killed} survivors");
    }

    /// <summary>Cases until it was found, the median of the seeds; marked if it was not.</summary>
    public static string CasesOf(HuntReport report) => IsKill(report) ? Figures.Count(report.Median.Cases) : $"SURVIVES {Figures.Count(report.Median.Cases)}";

    /// <summary>How many seeds found it, of how many.</summary>
    public static string SeedsOf(HuntReport report) => $"{report.Found} of {report.Findings.Count}";

    private static bool IsKill(HuntReport report) => report.Median.Oracle is not null;
}
