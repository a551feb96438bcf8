using System.Text.Json;
using Sim.CommandLine.Output;
using Sim.CommandLine.Output.JUnit;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Regressions;

/// <summary>The results of walk files for machines.</summary>
internal static class RegressionReports
{
    /// <summary>The document <c>sim-regressions/1</c>.</summary>
    public static string Json(int files, IReadOnlyList<RegressionResult> results) => JsonDocumentText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", "sim-regressions/1");
        writer.WriteNumber("files", files);
        writer.WriteNumber("replays", results.Count(result => result.Verdict != RegressionResult.NotRun));
        writer.WriteNumber("failed", results.Count(result => result.Verdict == RegressionResult.Fails));
        writer.WriteNumber("notRun", results.Count(result => result.Verdict == RegressionResult.NotRun));
        writer.WriteStartArray("runs");
        foreach (var result in results)
        {
            WriteRun(writer, result);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>A suite per backend with a test per file.</summary>
    /// <param name="program">The word that the names of suites begin with.</param>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<TestSuite> Suites(string program, IReadOnlyList<RegressionResult> results) =>
    [
        .. results.GroupBy(result => result.Backend).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new TestSuite($"{program}.regressions.{group.Key}", [.. group.Select(TestOf)])),
    ];

    private static TestVerdict TestOf(RegressionResult result) => result.Verdict switch
    {
        RegressionResult.Holds => new TestVerdict(result.Name, TestOutcome.Passed),
        RegressionResult.Fails => new TestVerdict(result.Name, TestOutcome.Failed, result.Faults[0], string.Join('\n', [.. result.Faults, result.Path])),
        _ => new TestVerdict(result.Name, TestOutcome.Skipped, $"{result.Backend} is not to be had here"),
    };

    private static void WriteRun(Utf8JsonWriter writer, RegressionResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("file", result.Path);
        writer.WriteString("name", result.Name);
        writer.WriteString("backend", result.Backend);
        writer.WriteString("verdict", result.Verdict.ToLowerInvariant());
        writer.WriteNumber("steps", result.Steps);
        writer.WriteString("traceHash", result.TraceHash is { } hash ? Figures.Hash(hash) : null);
        writer.WriteStartArray("faults");
        foreach (var fault in result.Faults)
        {
            writer.WriteStringValue(fault);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
