using System.Globalization;
using System.Net;
using System.Text;
using Sim.CommandLine.Output;
using Sim.Engine.Statistics;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;
using Sim.Engine.Views;

namespace Sim.CommandLine.Sweeps.Pages;

/// <summary>Writes what a sweep came to as a page: the verdict, the failures with their pages, and per model what was exercised, facts with their bounds, oracles, and the time.</summary>
internal sealed class SweepPage
{
    private readonly SweepRequest _request;
    private readonly IReadOnlyList<SweepResult> _results;
    private readonly IReadOnlyList<SavedFailure> _failures;
    private readonly string _path;
    private readonly StringBuilder _html = new();

    private SweepPage(string path, SweepRequest request, IReadOnlyList<SweepResult> results, IReadOnlyList<SavedFailure> failures)
    {
        (_path, _request, _results, _failures) = (path, request, results, failures);
    }

    /// <summary>Whether a report of this name is to be a page.</summary>
    public static bool IsNameOf(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes the page.</summary>
    public static void Write(string path, SweepRequest request, IReadOnlyList<SweepResult> results, IReadOnlyList<SavedFailure> failures) =>
        OutputFile.Write(path, Encoding.UTF8.GetBytes(new SweepPage(path, request, results, failures).Compose()));

    private string Compose()
    {
        var line = SweepVerdict.Line(_results, _request);
        Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{Text(line)}</title><link rel="icon" href="data:,">
            <style>{StyleSheet()}</style></head><body><main>
            <h1>Sweep on {Text(_request.Backend)}</h1>
            <p class="verdict{(_results.Any(_request.IsFailing) ? " fails" : "")}"><b>{Text(line)}</b></p>

            """);
        WriteFailures();
        foreach (var result in _results)
        {
            WriteModel(result);
        }

        Add("</main></body></html>\n");
        return _html.ToString();
    }

    private void WriteFailures()
    {
        foreach (var saved in _failures)
        {
            var failure = saved.Failure.Failure;
            Add($"<section class=\"failure\"><p><b>{Text($"{failure.Oracle.Id} {failure.Oracle.Name}")}</b></p><p>{Text(failure.Violation.Sentence)}</p>");
            Add($"<p class=\"soft\">{Text($"in {Figures.Count(saved.Failure.Cases, "case")}, first: {saved.Failure.Token}")}{(saved.IsVanished ? "; did not happen again" : "")}</p>");
            Add($"<p>walk: {LinkTo(saved.WalkPath)}");
            var page = ViewPage.PathBeside(saved.WalkPath);
            Add(File.Exists(page) ? $", page: {LinkTo(page)}</p></section>\n" : "</p></section>\n");
        }
    }

    private void WriteModel(SweepResult result)
    {
        Add($"<h2>{Text(result.ModelName)}</h2><p class=\"soft\">{Text($"{Figures.Count(result.Cases, "case")}, {Figures.Count(result.Steps, "step")}, {Figures.Count(result.RealSteps)} of them not idle, {Figures.Count(result.FailingCases)} failing, {Figures.Value(Math.Round(result.Elapsed.TotalSeconds, 2))} s")}</p>\n");
        WriteFacts(result);
        WriteOracles(result);
        WriteExercised(result);
        WriteMeasures(result.Statistics);
    }

    private void WriteFacts(SweepResult result)
    {
        if (!result.Facts.IsEmpty)
        {
            BeginTable("Situations seen", "situation", "cases", "share", "");
            foreach (var fact in result.Facts)
            {
                var bound = fact.Cases == 0 ? $"not seen: fewer than {Figures.Probability(fact.UpperProbability)} of cases see it (95 % confidence)" : Bar(fact.Cases, result.Cases);
                Row(fact.Cases == 0 ? "unseen" : "", Text(fact.Fact.Name), Figures.Count(fact.Cases), Share(fact.Cases, result.Cases), fact.Cases == 0 ? Text(bound) : bound);
            }

            EndTable();
        }
    }

    private void WriteOracles(SweepResult result)
    {
        BeginTable("What was judged", "oracle", "judged", "excused", "fired", "excuses");
        foreach (var oracle in result.Oracles)
        {
            var count = oracle.Count;
            Row(
                count.Fired > 0 ? "fired" : count.Judged == 0 ? "unseen" : "",
                $"<b>{Text(count.Oracle.Id)}</b> {Text(count.Oracle.Name)}",
                Figures.Count(count.Judged),
                Figures.Count(count.Excused.Sum(reason => reason.Count)),
                Figures.Count(count.Fired),
                Text(string.Join("; ", count.Excused.Select(reason => $"{reason.Name}: {Figures.Count(reason.Count)}"))));
        }

        EndTable();
    }

    private void WriteExercised(SweepResult result)
    {
        BeginTable("What was exercised", "what", "count", "share", "");
        foreach (var label in result.Statistics.Labels)
        {
            Row("", Text(label.Name), Figures.Count(label.Count), Share(label.Count, result.Steps), Bar(label.Count, result.Steps));
        }

        foreach (var entry in result.Statistics.Classes)
        {
            Row("", Text(entry.Name), Figures.Count(entry.True), Share(entry.True, entry.Asked), Bar(entry.True, entry.Asked));
        }

        EndTable();
        if (result.Statistics.Novelty is { States: > 0 } novelty)
        {
            Add($"<p class=\"soft\">{Text($"{Figures.Count(novelty.States)} distinct abstract states, {Figures.Count(novelty.Transitions)} distinct transitions")}</p>\n");
        }
    }

    private void WriteMeasures(Tally statistics)
    {
        if (!statistics.Measures.Any())
        {
            return;
        }

        BeginTable("Measures", "measure", "count", "least", "mean", "p50", "p90", "p99", "greatest");
        foreach (var measure in statistics.Measures)
        {
            Row(
                "",
                Text(measure.Name),
                Figures.Count(measure.Count),
                Figures.Value(measure.Least),
                Figures.Value(measure.Mean),
                Figures.Value(measure.Percentile50),
                Figures.Value(measure.Percentile90),
                Figures.Value(measure.Percentile99),
                Figures.Value(measure.Greatest));
        }

        EndTable();
    }

    private void BeginTable(string title, params ReadOnlySpan<string> headers)
    {
        Add($"<h3>{Text(title)}</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(title)}\"><table><thead><tr>");
        foreach (var header in headers)
        {
            Add($"<th scope=\"col\">{Text(header)}</th>");
        }

        Add("</tr></thead><tbody>\n");
    }

    private void EndTable() => Add("</tbody></table></div>\n");

    /// <summary>Cells are markup.</summary>
    private void Row(string kind, params ReadOnlySpan<string> cells)
    {
        Add(kind.Length > 0 ? $"<tr class=\"{kind}\">" : "<tr>");
        foreach (var cell in cells)
        {
            Add($"<td>{cell}</td>");
        }

        Add("</tr>\n");
    }

    /// <summary>A link that holds as long as the files stay where they are to each other.</summary>
    private string LinkTo(string path)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(_path))!, Path.GetFullPath(path)).Replace('\\', '/');
        return $"<a href=\"{Text(string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)))}\">{Text(path)}</a>";
    }

    private static string Share(long count, long total) => total == 0 ? "" : $"{Figures.Percent(100.0 * count / total)}";

    private static string Bar(long count, long total) => string.Create(
        CultureInfo.InvariantCulture, $"<span class=\"bar\" style=\"width:{100.0 * Math.Min(count, total) / Math.Max(1, total):F0}px\"></span>");

    private static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));

    private static string StyleSheet()
    {
        using var stream = typeof(SweepPage).Assembly.GetManifestResourceStream("sweep.css") ?? throw new Engine.InvariantViolatedException("the style sheet is part of the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Add(string markup) => _html.Append(markup);
}
