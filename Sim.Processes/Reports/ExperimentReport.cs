using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Processes.Experiments;
using Sim.Processes.Statistics;

namespace Sim.Processes.Reports;

/// <summary>Results of experiments for people and for programs. The same results give the same bytes.</summary>
public static class ExperimentReport
{
    private const string Format = "sim-experiment/1";

    private static readonly string[] Headers = ["scenario", "measure", "mean", "half-width", "least", "greatest", "n"];

    /// <summary>An aligned table: one line per scenario and measure.</summary>
    public static string ToText(IReadOnlyCollection<ExperimentResult> results, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(results);
        List<string[]> rows = [Headers];
        foreach (var (result, measure, estimate) in Estimates(results, confidence))
        {
            rows.Add(
            [
                result.Scenario, measure.Name, Short(estimate.Mean), Short(estimate.HalfWidth),
                Short(measure.Observations.Min()), Short(measure.Observations.Max()), Whole(estimate.Count),
            ]);
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"half-widths of {confidence * 100:0.##} % intervals (Student)\n").ToString();
    }

    /// <summary>One line per scenario, measure and replication, as RFC 4180 says: for spreadsheets and statistics programs.</summary>
    public static string ToCsv(IReadOnlyCollection<ExperimentResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder("scenario,measure,observation,value\r\n");
        foreach (var result in results)
        {
            foreach (var measure in result.Measures)
            {
                for (var index = 0; index < measure.Observations.Count; index++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{Quoted(result.Scenario)},{Quoted(measure.Name)},{index},{measure.Observations[index]:R}\r\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>A document <c>sim-experiment/1</c>: per scenario the measures with interval and observations.</summary>
    public static string ToJson(IReadOnlyCollection<ExperimentResult> results, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(
            bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("confidence", confidence);
            json.WriteStartArray("scenarios");
            foreach (var result in results)
            {
                Write(json, result, confidence);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>One page of charts without script and without outside requests.</summary>
    public static string ToHtml(string title, IReadOnlyCollection<ExperimentResult> results, double confidence = 0.95)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentNullException.ThrowIfNull(results);
        return new ExperimentPage(title, [.. results], confidence).Write();
    }

    internal static string Short(double value) => double.IsInfinity(value)
        ? "-"
        : value.ToString(Math.Abs(value) is >= 0.0001 and < 1_000_000 or 0 ? "0.#####" : "0.####e+0", CultureInfo.InvariantCulture);

    internal static IEnumerable<(ExperimentResult Result, MeasureResult Measure, Estimate Estimate)> Estimates(
        IEnumerable<ExperimentResult> results, double confidence) =>
        results.SelectMany(result => result.Measures.Select(measure => (result, measure, measure.Estimate(confidence))));

    private static void Write(Utf8JsonWriter json, ExperimentResult result, double confidence)
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("replications", result.Replications);
        json.WriteBoolean("antithetic", result.IsAntithetic);
        json.WriteStartArray("measures");
        foreach (var measure in result.Measures)
        {
            var estimate = measure.Estimate(confidence);
            json.WriteStartObject();
            json.WriteString("name", measure.Name);
            json.WriteNumber("mean", estimate.Mean);
            if (double.IsFinite(estimate.HalfWidth))
            {
                json.WriteNumber("halfWidth", estimate.HalfWidth);
            }
            else
            {
                json.WriteNull("halfWidth");
            }

            json.WriteStartArray("observations");
            foreach (var value in measure.Observations)
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
