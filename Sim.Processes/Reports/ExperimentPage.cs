using System.Globalization;
using System.Net;
using System.Text;
using Sim.Processes.Experiments;

namespace Sim.Processes.Reports;

/// <summary>
/// Writes the page of an experiment: per measure the intervals of all scenarios, how they narrowed, and how replications spread.
/// </summary>
internal sealed class ExperimentPage(string title, IReadOnlyList<ExperimentResult> results, double confidence)
{
    private const int Tones = 8;

    private readonly StringBuilder _html = new();

    public string Write()
    {
        Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>{Escape(title)}</title><link rel="icon" href="data:,">
            <style>{StyleSheet()}</style></head><body><main>
            <header><h1>{Escape(title)}</h1></header>

            """);
        WriteTable();
        foreach (var measure in results.SelectMany(static result => result.Measures).Select(static measure => measure.Name).Distinct(StringComparer.Ordinal))
        {
            WriteMeasure(measure);
        }

        WriteOrigin();
        Add($"</main></body></html>\n");
        return _html.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string StyleSheet()
    {
        using var stream = typeof(ExperimentPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private void WriteTable()
    {
        Add($"<section><h2>At a glance</h2><div class=\"scroll\"><table class=\"glance\"><thead><tr><th></th>");
        foreach (var result in results)
        {
            Add($"<th>{Escape(result.Scenario)}</th>");
        }

        Add($"</tr></thead><tbody>\n");
        foreach (var group in ExperimentReport.Estimates(results, confidence).GroupBy(static entry => entry.Measure.Name, StringComparer.Ordinal))
        {
            Add($"<tr><th scope=\"row\">{Escape(group.Key)}</th>");
            foreach (var result in results)
            {
                var entry = group.FirstOrDefault(entry => entry.Result == result);
                Add($"<td>{(entry.Measure is null ? "" : $"{ExperimentReport.Short(entry.Estimate.Mean)} ± {ExperimentReport.Short(entry.Estimate.HalfWidth)}")}</td>");
            }

            Add($"</tr>\n");
        }

        Add($"</tbody></table></div><p class=\"compared\">Means with the half-widths of {confidence * 100:0.##} % intervals (Student).</p></section>\n");
    }

    private void WriteMeasure(string name)
    {
        var lines = results
            .Select(static (result, index) => (Result: result, Tone: index % Tones))
            .Where(line => line.Result.Measures.Any(measure => measure.Name == name))
            .Select(line => new ChartLine(line.Result.Scenario, line.Tone, line.Result[name].Observations))
            .ToArray();
        Add($"<section><h2>{Escape(name)}</h2><div class=\"charts\">\n");
        WriteFigure("Intervals", "The mean of each scenario and its interval.", IntervalChart.Draw(lines, confidence), lines);
        WriteFigure("Convergence", "The mean after so many observations; the band is its interval.", ConvergenceChart.Draw(lines, confidence), lines);
        WriteFigure("Spread", "How many observations fell into each class.", SpreadChart.Draw(lines), lines);
        Add($"</div></section>\n");
    }

    private void WriteFigure(string heading, string remark, string svg, IReadOnlyList<ChartLine> lines)
    {
        var legend = string.Concat(lines.Select(static line => $"<span><i class=\"tone{line.Tone}\"></i>{Escape(line.Name)}</span>"));
        Add($"<figure><figcaption><h3>{heading}</h3><p>{remark}</p></figcaption>{svg}<div class=\"legend\">{legend}</div></figure>\n");
    }

    private void WriteOrigin()
    {
        Add($"<section><h2>How it was run</h2><dl>\n");
        foreach (var result in results)
        {
            Add($"<dt>{Escape(result.Scenario)}</dt><dd>{result.Replications} replications{(result.IsAntithetic ? " in antithetic pairs" : "")}, seed {result.Seed}</dd>\n");
        }

        Add($"</dl></section>\n");
    }

    private void Add(FormattableString markup) => _html.Append(markup.ToString(CultureInfo.InvariantCulture));
}
