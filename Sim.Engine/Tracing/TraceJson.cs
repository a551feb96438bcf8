using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Engine.Inputs;

namespace Sim.Engine.Tracing;

/// <summary>
/// The canonical trace as JSON: <c>{"format":"sim-trace/1","steps":[…]}</c> with one step per line, each with step, time,
/// action, lines, parts, hash, and, if it failed, the violation. The same run always gives the same bytes.
/// </summary>
public static class TraceJson
{
    /// <summary>The present format.</summary>
    public const string Format = "sim-trace/1";

    private static readonly StrictJson<TraceDocument> Reader = new(Format, validate: FaultsOf);

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders the records of a traced run.</summary>
    public static string Render(IEnumerable<StepRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var steps = string.Join(",\n", records.Select(RenderStep));
        return $"{{\"format\":\"{Format}\",\"steps\":[\n{steps}\n]}}\n";
    }

    /// <summary>Reads a trace that <see cref="Render"/> has written. The records are without verdicts and stream positions, which are not saved.</summary>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="utf8">Its bytes.</param>
    /// <exception cref="UnreadableInputException">It is not a saved trace.</exception>
    public static ImmutableArray<StepRecord> Parse(string fileName, ReadOnlySpan<byte> utf8) => [.. Reader.Parse(fileName, utf8).ToRecords()];

    private static IEnumerable<InputFault> FaultsOf(TraceDocument document)
    {
        for (var index = 0; index < document.Steps.Length; index++)
        {
            var step = document.Steps[index];
            if (!TraceDocument.IsHash(step.TraceHash))
            {
                yield return Fault($"$.steps[{index}].hash", $"\"{step.TraceHash}\" is not a hash of 16 hexadecimal digits");
            }

            for (var part = 0; part < step.Parts.Length; part++)
            {
                if (step.Parts[part].Length != 2 || !TraceDocument.IsHash(step.Parts[part][1]))
                {
                    yield return Fault($"$.steps[{index}].parts[{part}]", $"a part is a name and a hash of 16 hexadecimal digits");
                }
            }
        }
    }

    private static InputFault Fault(FormattableString path, FormattableString reason) =>
        new(path.ToString(CultureInfo.InvariantCulture), reason.ToString(CultureInfo.InvariantCulture));

    private static string RenderStep(StepRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", record.Step);
            writer.WriteNumber("time", record.TimeTicks);
            writer.WriteString("action", record.Action);
            WriteLines(writer, record);
            WriteParts(writer, record);
            if (record.Violation is { } violation)
            {
                writer.WriteString("violation", violation);
            }

            writer.WriteString("hash", Hexadecimal(record.TraceHash));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLines(Utf8JsonWriter writer, StepRecord record)
    {
        writer.WriteStartArray("lines");
        foreach (var line in record.Lines)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }

    /// <summary>As a list of pairs, since a step may report the same part several times.</summary>
    private static void WriteParts(Utf8JsonWriter writer, StepRecord record)
    {
        writer.WriteStartArray("parts");
        foreach (var part in record.Parts)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(part.Name);
            writer.WriteStringValue(Hexadecimal(part.Value));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static string Hexadecimal(ulong value) => value.ToString("x16", CultureInfo.InvariantCulture);
}
