using Sim.CommandLine.Output.Pages;
using Sim.Engine.Texts;

namespace Sim.Cli.Mutants;

/// <summary>Writes the table of detection power as a page: what each defect breaks, what caught it and how soon.</summary>
internal static class MutantPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">Where.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="defects">The defects, by row.</param>
    /// <param name="rows">What came of them.</param>
    public static void Write(string path, MutantsRequest request, IReadOnlyList<PlantedDefect> defects, IReadOnlyList<MutantRow> rows)
    {
        var verdict = MutantTable.Sums("mutants", [.. rows.Select(row => row.Report)]);
        var page = new TablePage(
            verdict, $"Planted defects under {request.Planner}", verdict, !rows.All(row => row.IsKilledThroughout));
        page.Add($"<p class=\"soft\">{TablePage.Text($"models {string.Join(", ", request.Models)}; {Figures.Count(request.Seeds, "seed")}, at most {Figures.Count(request.MostCases, "case")} of each; cases are the median of the seeds")}</p>\n");
        WriteTable(page, "Sweeps", defects, rows, row => row);
        if (rows.Any(row => row.Restarted is not null))
        {
            WriteTable(page, "Under restarts", defects, rows, row => row.Restarted is { } restarted ? new MutantRow(row.Name, restarted) : null);
        }

        page.Write(path);
    }

    private static void WriteTable(TablePage page, string title, IReadOnlyList<PlantedDefect> defects, IReadOnlyList<MutantRow> rows, Func<MutantRow, MutantRow?> shownOf)
    {
        var most = rows.Select(shownOf).OfType<MutantRow>().Select(row => row.Cases).DefaultIfEmpty().Max();
        page.BeginTable(title, "defect", "cases until found", "", "seeds", "caught by", "shrunk steps", "models");
        for (var index = 0; index < rows.Count; index++)
        {
            if (shownOf(rows[index]) is { } row)
            {
                page.Row(
                    row.IsKilled ? "" : "fired",
                    $"<b>{TablePage.Text(row.Name)}</b><br><small>{TablePage.Text(Breaks(defects[index]))}</small>",
                    TablePage.Text(MutantTable.CasesOf(row.Report)),
                    TablePage.Bar(row.Cases, most),
                    TablePage.Text(MutantTable.SeedsOf(row.Report)),
                    TablePage.Text(row.Oracles),
                    row.Report.ShrunkSteps is { } steps ? Figures.Count(steps) : "-",
                    TablePage.Text(row.Models));
            }
        }

        page.EndTable();
    }

    private static string Breaks(PlantedDefect defect) =>
        defect.Rule is { } rule ? $"{defect.What}. Rule: {rule}"
        : defect.Situation is { } situation ? $"{defect.What} {situation}"
        : defect.What;
}
