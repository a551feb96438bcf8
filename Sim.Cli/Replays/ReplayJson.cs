using System.Collections.Immutable;
using System.Text.Json;
using Sim.Cli.Output;
using Sim.Engine.Walks;
using Sim.Models.Actions;

namespace Sim.Cli.Replays;

/// <summary>Replays for machines: the document <c>sim-replay/1</c>.</summary>
internal static class ReplayJson
{
    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<ReplayedRun> runs) => JsonDocumentText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", "sim-replay/1");
        writer.WriteStartArray("runs");
        foreach (var run in runs)
        {
            WriteRun(writer, run);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteRun(Utf8JsonWriter writer, ReplayedRun run)
    {
        var outcome = run.Result.Outcome;
        writer.WriteStartObject();
        writer.WriteString("name", run.Name);
        writer.WriteString("backend", run.Backend);
        writer.WriteString("verdict", outcome.IsFailing ? "violated" : "holds");
        writer.WriteNumber("steps", outcome.Steps);
        writer.WriteNumber("tick", outcome.EndTicks);
        writer.WriteString("traceHash", Figures.Hash(outcome.TraceHash));
        writer.WriteString("verdictHash", Figures.Hash(outcome.VerdictHash));
        writer.WritePropertyName("violation");
        WriteViolation(writer, outcome.Failure, outcome.Walk.Steps);
        writer.WriteStartArray("witnesses");
        foreach (var witness in run.Result.Witnesses)
        {
            writer.WriteStartObject();
            writer.WriteBoolean("seen", witness.IsSatisfied);
            writer.WriteString("sentence", witness.Sentence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteExpectation(writer, run.Faults);
        writer.WriteEndObject();
    }

    private static void WriteViolation(Utf8JsonWriter writer, CaseFailure? failure, ImmutableArray<WorldAction> steps)
    {
        if (failure is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("oracle", failure.Oracle.Id);
        writer.WriteString("name", failure.Oracle.Name);
        writer.WriteBoolean("liveness", failure.Oracle.IsLiveness);
        writer.WriteString("subjectKind", failure.Violation.SubjectKind);
        writer.WriteString("subject", failure.Violation.Subject);
        writer.WriteString("sentence", failure.Violation.Sentence);
        writer.WriteNumber("step", failure.Step);
        writer.WriteString("action", failure.Step >= 1 && failure.Step <= steps.Length ? steps[failure.Step - 1].ToString() : null);
        writer.WriteEndObject();
    }

    private static void WriteExpectation(Utf8JsonWriter writer, IReadOnlyList<string>? faults)
    {
        if (faults is null)
        {
            writer.WriteNull("asExpected");
            return;
        }

        writer.WriteBoolean("asExpected", faults.Count == 0);
        writer.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            writer.WriteStringValue(fault);
        }

        writer.WriteEndArray();
    }
}
