using System.Collections.Immutable;
using System.Text.Json;
using Sim.CommandLine.Output;
using Sim.Engine.Replay;
using Sim.Engine.Texts;
using Sim.Engine.Walks;

namespace Sim.CommandLine.Replays;

/// <summary>Replays for machines: the document <c>sim-replay/1</c>.</summary>
internal static class ReplayJson
{
    /// <summary>The document.</summary>
    public static string Of<TConfiguration, TAction, TWitness>(IReadOnlyList<ReplayedRun<TConfiguration, TAction, TWitness>> runs, Func<TAction, string> describe)
        where TWitness : Witness => JsonDocumentText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", "sim-replay/1");
        writer.WriteStartArray("runs");
        foreach (var run in runs)
        {
            WriteRun(writer, run, describe);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteRun<TConfiguration, TAction, TWitness>(Utf8JsonWriter writer, ReplayedRun<TConfiguration, TAction, TWitness> run, Func<TAction, string> describe)
        where TWitness : Witness
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
        WriteViolation(writer, outcome.Failure, outcome.Walk.Steps, describe);
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

    private static void WriteViolation<TAction>(Utf8JsonWriter writer, CaseFailure? failure, ImmutableArray<TAction> steps, Func<TAction, string> describe)
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
        writer.WriteString("action", failure.Step >= 1 && failure.Step <= steps.Length ? describe(steps[failure.Step - 1]) : null);
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
