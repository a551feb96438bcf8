using System.Text;
using Sim.Reshuffle.Report.Charts;

namespace Sim.Reshuffle.Report;

/// <summary>
/// Writes the report: one HTML file that needs no network and no script, is read on a phone and can be printed. Runs that
/// are compared share their scales.
/// </summary>
public sealed class HtmlReport
{
    private const int MostEvents = 40;

    private readonly IReadOnlyList<ReportSubject> _subjects;
    private readonly IReadOnlyList<ReportRun> _runs;
    private readonly StringBuilder _html = new();

    private HtmlReport(IReadOnlyList<ReportSubject> subjects, IReadOnlyList<ReportRun> runs)
    {
        (_subjects, _runs) = (subjects, runs);
    }

    /// <summary>The page.</summary>
    /// <param name="subjects">What the runs were about.</param>
    /// <param name="runs">One run, or several to be compared.</param>
    public static string Write(IReadOnlyList<ReportSubject> subjects, IReadOnlyList<ReportRun> runs) => new HtmlReport(subjects, runs).Write();

    private string Write()
    {
        var title = _runs.Count == 1 ? "What this change costs" : $"What this change costs: {Listed([.. _runs.Select(static run => run.Label)])}";
        Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{HtmlText.Escape(title)}</title><link rel="icon" href="data:,">
            <style>{StyleSheet()}</style></head><body><main>
            <header><h1>{HtmlText.Escape(title)}</h1></header>

            """);
        WriteBanners();
        foreach (var subject in _subjects)
        {
            WriteChange(subject);
        }

        WriteHeadlines();
        WriteCharts();
        foreach (var run in _runs)
        {
            WriteTable(run);
        }

        WriteWords();
        Add("</main></body></html>\n");
        return _html.ToString();
    }

    private void WriteBanners()
    {
        foreach (var run in _runs)
        {
            if (run.Result.Stopped is { } stopped)
            {
                Add(FormattableString.Invariant($"<p class=\"banner\"><b>{HtmlText.Escape(run.Label)} stopped at step {stopped.Step} of {run.Result.PlannedSteps}.</b> {HtmlText.Escape(Capitalised(stopped.Failure ?? ""))}.</p>\n"));
            }
        }
    }

    /// <summary>A page that is found a year later still says what was asked.</summary>
    private void WriteChange(ReportSubject subject)
    {
        Add($"<section class=\"change\"><h2>What was changed{(subject.Name is { } name ? $": {HtmlText.Escape(name)}" : "")}</h2><dl>\n");
        Define("fleet", subject.Input);
        if (subject.Change is { } change)
        {
            Define("profile", change.Profile ?? "the usual one");
            Define("steps", FormattableString.Invariant($"{change.Steps}, with new chunks {change.NewChunks}"));
            Define("limits", change.Limits);
            foreach (var group in change.Events.Take(MostEvents).GroupBy(static happening => happening.Step))
            {
                Define(group.Key == 0 ? "throughout" : FormattableString.Invariant($"step {group.Key}"), string.Join("; ", group.Select(static happening => happening.What)));
            }

            if (change.Events.Count > MostEvents)
            {
                Define("later", FormattableString.Invariant($"{change.Events.Count - MostEvents} more, which the profile names"));
            }

            Define("seed, build", FormattableString.Invariant($"{change.Seed}, {change.Build}"));
        }

        Add("</dl></section>\n");
    }

    private void Define(string word, string meaning) => Add($"<dt>{HtmlText.Escape(word)}</dt><dd>{HtmlText.Escape(meaning)}</dd>\n");

    private void WriteHeadlines()
    {
        Add("<section><h2>At a glance</h2><div class=\"scroll\"><table class=\"glance\"><thead><tr><th></th>");
        Add(string.Concat(_runs.Select(static run => $"<th>{HtmlText.Escape(run.Label)}</th>")));
        Add("</tr></thead><tbody>\n");
        foreach (var (name, remark, text) in Headlines.All)
        {
            Add($"<tr><th scope=\"row\">{name}<small>{remark}</small></th>{string.Concat(_runs.Select(run => $"<td>{HtmlText.Escape(text(run))}</td>"))}</tr>\n");
        }

        Add("</tbody></table></div>");
        if (Comparison.Of(_runs) is { } sentence)
        {
            Add($"<p class=\"compared\">{HtmlText.Escape(Capitalised(sentence))}.</p>");
        }

        Add("</section>\n");
    }

    private void WriteCharts()
    {
        Add($"<section><h2>Step by step</h2><div class=\"charts runs{Math.Min(3, _runs.Count)}\">\n");
        foreach (var group in ReportCharts.Of(_runs))
        {
            var scale = new ChartScale(group[0].Unit, group.Max(static chart => chart.Top));
            for (var i = 0; i < group.Count; i++)
            {
                WriteChart(group[i], scale, _runs.Count == 1 ? null : _runs[i].Label);
            }
        }

        Add("</div></section>\n");
    }

    private void WriteChart(Chart chart, ChartScale scale, string? label)
    {
        var legend = string.Concat(chart.Series.Concat(chart.Overlays).Select(static series => $"<span><i class=\"tone{series.Tone}{(series.IsLimit ? " limit" : "")}\"></i>{HtmlText.Escape(series.Name)}</span>"));
        var of = label is null ? "" : $"<em>{HtmlText.Escape(label)}</em>";
        Add($"<figure><figcaption><h3>{HtmlText.Escape(chart.Title)}{of}</h3><p>{HtmlText.Escape(chart.Remark)}</p></figcaption>{ChartDrawing.Draw(chart, scale)}<div class=\"legend\">{legend}</div></figure>\n");
    }

    private void WriteTable(ReportRun run)
    {
        var columns = ReportColumns.For(run.Done);
        Add($"<section><h2>All steps{(_runs.Count == 1 ? "" : $": {HtmlText.Escape(run.Label)}")}</h2><p>Workers at the beginning, by version: {HtmlText.Escape(run.Result.LoadedVersions)}.</p><div class=\"scroll\"><table class=\"steps\"><thead><tr>");
        Add(string.Concat(columns.Select(static column => $"<th>{HtmlText.Escape(column.Header)}</th>")));
        Add("</tr></thead><tbody>\n");
        foreach (var step in run.Done)
        {
            Add($"<tr>{string.Concat(columns.Select(column => $"<td>{HtmlText.Escape(column.Text(step))}</td>"))}</tr>\n");
        }

        if (run.Result.Stopped is { } stopped)
        {
            Add(FormattableString.Invariant($"<tr class=\"failed\"><td>{stopped.Step}</td><td colspan=\"{columns.Count - 1}\">no placement: {HtmlText.Escape(stopped.Failure ?? "")}</td></tr>\n"));
        }

        Add("</tbody></table></div></section>\n");
    }

    private void WriteWords() => Add("""
        <section><h2>Words</h2><dl>
        <dt>new data</dt><dd>copies of chunks that nobody ever held</dd>
        <dt>shuffled</dt><dd>copies that a worker fetches while another gives one up</dd>
        <dt>more copies</dt><dd>copies fetched beyond those given up</dd>
        <dt>given up</dt><dd>copies that the plan drops beyond those fetched; their room comes back once they have drained</dd>
        <dt>freed</dt><dd>copies that left the disks, for whatever cause; disks in use change by exactly download less freed</dd>
        <dt>missed reads</dt><dd>counted at the worst moment of a step: workers follow the new plan, readers still the old one</dd>
        </dl></section>

        """);

    private static string Listed(IReadOnlyList<string> names) => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string StyleSheet()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")
            ?? throw new Scheduler.Core.InvariantViolatedException("the style sheet is part of the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void Add(string markup) => _html.Append(markup);
}
