using Sim.CommandLine.Output.Pages;
using Sim.Engine.Statistics;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;
using Sim.Engine.Views;

namespace Sim.CommandLine.Sweeps;

/// <summary>Writes what a sweep came to as a page: the verdict, the failures with their pages, and per model what was exercised, facts with their bounds, oracles, and the time.</summary>
internal sealed class SweepPage
{
    private readonly IReadOnlyList<SweepResult> _results;
    private readonly IReadOnlyList<SavedFailure> _failures;
    private readonly string _path;
    private readonly TablePage _page;

    private SweepPage(string path, SweepRequest request, IReadOnlyList<SweepResult> results, IReadOnlyList<SavedFailure> failures)
    {
        (_path, _results, _failures) = (path, results, failures);
        var line = SweepVerdict.Line(results, request);
        _page = new TablePage(line, $"Sweep on {request.Backend}", line, results.Any(request.IsFailing));
    }

    /// <summary>Whether a report of this name is to be a page.</summary>
    public static bool IsNameOf(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the page.</summary>
    public static void Write(string path, SweepRequest request, IReadOnlyList<SweepResult> results, IReadOnlyList<SavedFailure> failures) =>
        new SweepPage(path, request, results, failures).Write();

    private void Write()
    {
        WriteFailures();
        foreach (var result in _results)
        {
            WriteModel(result);
        }

        _page.Write(_path);
    }

    private void WriteFailures()
    {
        foreach (var saved in _failures)
        {
            var failure = saved.Failure.Failure;
            _page.Add($"<section class=\"failure\"><p><b>{TablePage.Text($"{failure.Oracle.Id} {failure.Oracle.Name}")}</b></p><p>{TablePage.Text(failure.Violation.Sentence)}</p>");
            _page.Add($"<p class=\"soft\">{TablePage.Text($"in {Figures.Count(saved.Failure.Cases, "case")}, first: {saved.Failure.Token}")}{(saved.IsVanished ? "; did not happen again" : "")}</p>");
            _page.Add($"<p>walk: {LinkTo(saved.WalkPath)}");
            var page = ViewPage.PathBeside(saved.WalkPath);
            _page.Add(File.Exists(page) ? $", page: {LinkTo(page)}</p></section>\n" : "</p></section>\n");
        }
    }

    private void WriteModel(SweepResult result)
    {
        _page.Add($"<h2>{TablePage.Text(result.ModelName)}</h2><p class=\"soft\">{TablePage.Text($"{Figures.Count(result.Cases, "case")}, {Figures.Count(result.Steps, "step")}, {Figures.Count(result.RealSteps)} of them not idle, {Figures.Count(result.FailingCases)} failing, {Figures.Value(Math.Round(result.Elapsed.TotalSeconds, 2))} s")}</p>\n");
        WriteFacts(result);
        WriteOracles(result);
        WriteExercised(result);
        WriteMeasures(result.Statistics);
    }

    private void WriteFacts(SweepResult result)
    {
        if (!result.Facts.IsEmpty)
        {
            _page.BeginTable("Situations seen", "situation", "cases", "share", "");
            foreach (var fact in result.Facts)
            {
                var bound = fact.Cases == 0 ? $"not seen: fewer than {Figures.Probability(fact.UpperProbability)} of cases see it (95 % confidence)" : TablePage.Bar(fact.Cases, result.Cases);
                _page.Row(fact.Cases == 0 ? "unseen" : "", TablePage.Text(fact.Fact.Name), Figures.Count(fact.Cases), Share(fact.Cases, result.Cases), fact.Cases == 0 ? TablePage.Text(bound) : bound);
            }

            _page.EndTable();
        }
    }

    private void WriteOracles(SweepResult result)
    {
        _page.BeginTable("What was judged", "oracle", "judged", "excused", "fired", "excuses");
        foreach (var oracle in result.Oracles)
        {
            var count = oracle.Count;
            _page.Row(
                count.Fired > 0 ? "fired" : count.Judged == 0 ? "unseen" : "",
                $"<b>{TablePage.Text(count.Oracle.Id)}</b> {TablePage.Text(count.Oracle.Name)}",
                Figures.Count(count.Judged),
                Figures.Count(count.Excused.Sum(reason => reason.Count)),
                Figures.Count(count.Fired),
                TablePage.Text(string.Join("; ", count.Excused.Select(reason => $"{reason.Name}: {Figures.Count(reason.Count)}"))));
        }

        _page.EndTable();
    }

    private void WriteExercised(SweepResult result)
    {
        _page.BeginTable("What was exercised", "what", "count", "share", "");
        foreach (var label in result.Statistics.Labels)
        {
            _page.Row("", TablePage.Text(label.Name), Figures.Count(label.Count), Share(label.Count, result.Steps), TablePage.Bar(label.Count, result.Steps));
        }

        foreach (var entry in result.Statistics.Classes)
        {
            _page.Row("", TablePage.Text(entry.Name), Figures.Count(entry.True), Share(entry.True, entry.Asked), TablePage.Bar(entry.True, entry.Asked));
        }

        _page.EndTable();
        if (result.Statistics.Novelty is { States: > 0 } novelty)
        {
            _page.Add($"<p class=\"soft\">{TablePage.Text($"{Figures.Count(novelty.States)} distinct abstract states, {Figures.Count(novelty.Transitions)} distinct transitions")}</p>\n");
        }
    }

    private void WriteMeasures(Tally statistics)
    {
        if (!statistics.Measures.Any())
        {
            return;
        }

        _page.BeginTable("Measures", "measure", "count", "least", "mean", "p50", "p90", "p99", "greatest");
        foreach (var measure in statistics.Measures)
        {
            _page.Row(
                "",
                TablePage.Text(measure.Name),
                Figures.Count(measure.Count),
                Figures.Value(measure.Least),
                Figures.Value(measure.Mean),
                Figures.Value(measure.Percentile50),
                Figures.Value(measure.Percentile90),
                Figures.Value(measure.Percentile99),
                Figures.Value(measure.Greatest));
        }

        _page.EndTable();
    }

    /// <summary>A link that holds as long as the files stay where they are to each other.</summary>
    private string LinkTo(string path)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(_path))!, Path.GetFullPath(path)).Replace('\\', '/');
        return $"<a href=\"{TablePage.Text(string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)))}\">{TablePage.Text(path)}</a>";
    }

    private static string Share(long count, long total) => total == 0 ? "" : $"{Figures.Percent(100.0 * count / total)}";
}
