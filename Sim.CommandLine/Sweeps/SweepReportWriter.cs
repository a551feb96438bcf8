using System.Text.Json;
using Sim.CommandLine.Output;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Sweeps;

/// <summary>Writes the machine-readable report <c>sim-report/1</c>: the same bytes for the same sweep.</summary>
internal static class SweepReportWriter
{
    /// <summary>Writes the report.</summary>
    public static void Write(
        string path,
        SweepRequest request,
        IReadOnlyList<SweepResult> results,
        IReadOnlyList<SavedFailure> failures,
        ulong sweepHash,
        ulong verdictHash)
    {
        using var content = new MemoryStream();
        Compose(content, request, results, failures, sweepHash, verdictHash);
        OutputFile.Write(path, content.ToArray());
    }

    private static void Compose(
        Stream content,
        SweepRequest request,
        IReadOnlyList<SweepResult> results,
        IReadOnlyList<SavedFailure> failures,
        ulong sweepHash,
        ulong verdictHash)
    {
        using var writer = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        writer.WriteStartObject();
        writer.WriteString("format", "sim-report/1");
        writer.WriteString("seed", request.Seed.ToString());
        writer.WriteString("backend", request.Backend);
        writer.WriteString("sweepHash", Figures.Hash(sweepHash));
        writer.WriteString("verdictHash", Figures.Hash(verdictHash));
        WriteModels(writer, results);
        WriteOracles(writer, results);
        WriteFacts(writer, results, request.DemandsCoverage);
        WriteFailures(writer, failures);
        WriteHashes(writer, "caseHashes", results.SelectMany(result => result.CaseHashes));
        WriteHashes(writer, "caseVerdictHashes", results.SelectMany(result => result.CaseVerdictHashes));
        writer.WriteEndObject();
    }

    private static void WriteHashes(Utf8JsonWriter writer, string name, IEnumerable<ulong> hashes)
    {
        writer.WriteStartArray(name);
        foreach (var hash in hashes)
        {
            writer.WriteStringValue(Figures.Hash(hash));
        }

        writer.WriteEndArray();
    }

    private static void WriteModels(Utf8JsonWriter writer, IReadOnlyList<SweepResult> results)
    {
        writer.WriteStartArray("models");
        foreach (var result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("model", result.ModelName);
            writer.WriteNumber("cases", result.Cases);
            writer.WriteNumber("steps", result.Steps);
            writer.WriteNumber("realSteps", result.RealSteps);
            writer.WriteStartObject("labels");
            foreach (var label in result.Statistics.Labels)
            {
                writer.WriteNumber(label.Name, label.Count);
            }

            foreach (var entry in result.Statistics.Classes)
            {
                writer.WriteNumber(entry.Name, entry.True);
            }

            writer.WriteEndObject();
            WriteMeasures(writer, result);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMeasures(Utf8JsonWriter writer, SweepResult result)
    {
        writer.WriteStartObject("measures");
        foreach (var measure in result.Statistics.Measures)
        {
            writer.WriteStartObject(measure.Name);
            writer.WriteNumber("count", measure.Count);
            writer.WriteNumber("min", measure.Least);
            writer.WriteNumber("mean", measure.Mean);
            writer.WriteNumber("p50", measure.Percentile50);
            writer.WriteNumber("p90", measure.Percentile90);
            writer.WriteNumber("p99", measure.Percentile99);
            writer.WriteNumber("max", measure.Greatest);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteOracles(Utf8JsonWriter writer, IReadOnlyList<SweepResult> results)
    {
        writer.WriteStartArray("oracles");
        foreach (var oracle in results.SelectMany(result => result.Oracles).GroupBy(oracle => oracle.Count.Oracle.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("id", oracle.Key);
            writer.WriteNumber("judged", oracle.Sum(entry => entry.Count.Judged));
            writer.WriteStartObject("excused");
            foreach (var reason in oracle.SelectMany(entry => entry.Count.Excused).GroupBy(reason => reason.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                writer.WriteNumber(reason.Key, reason.Sum(entry => entry.Count));
            }

            writer.WriteEndObject();
            writer.WriteNumber("fired", oracle.Sum(entry => entry.Count.Fired));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter writer, IReadOnlyList<SweepResult> results, bool isDemanded)
    {
        writer.WriteStartArray("facts");
        foreach (var fact in results.SelectMany(result => result.Facts).GroupBy(fact => fact.Fact.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name", fact.Key);
            writer.WriteBoolean("required", isDemanded && fact.Any(entry => entry.IsDeclared));
            writer.WriteNumber("seen", fact.Sum(entry => entry.Cases));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFailures(Utf8JsonWriter writer, IReadOnlyList<SavedFailure> failures)
    {
        writer.WriteStartArray("failures");
        foreach (var (failure, walkPath, _) in failures)
        {
            writer.WriteStartObject();
            writer.WriteString("token", failure.Token.ToString());
            writer.WriteString("oracle", failure.Failure.Oracle.Id);
            writer.WriteNumber("step", failure.Failure.Step);
            writer.WriteString("walkFile", walkPath);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
