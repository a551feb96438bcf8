using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Engine.Tracing;

namespace Sim.Engine.Views;

/// <summary>
/// A run as <c>sim-view/1</c>: <c>{"format","name","verdict","steps":[{"step","tick","action","parts","verdicts"}]}</c> with one
/// entry per executed step, and beside it what a page draws. The same run always gives the same text.
/// </summary>
internal sealed class ViewJson
{
    /// <summary>The present format.</summary>
    public const string Format = "sim-view/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ViewRun _run;
    private readonly Utf8JsonWriter _writer;
    private readonly ViewTexts _texts = new();
    private readonly ViewTexts _details = new();

    private ViewJson(ViewRun run, Utf8JsonWriter writer) => (_run, _writer) = (run, writer);

    /// <summary>The text, fit to stand inside an element of a page.</summary>
    public static string Of(ViewRun run)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            new ViewJson(run, writer).Write();
        }

        // Outside of strings JSON has no such character, and within one the escape means the same.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("<", "\\u003c", StringComparison.Ordinal);
    }

    private void Write()
    {
        var subject = _run.Subject;
        _writer.WriteStartObject();
        _writer.WriteString("format", Format);
        _writer.WriteString("name", subject.Name);
        _writer.WriteString("verdict", _run.Failure is null ? "holds" : "violated");
        WriteOptional("about", subject.About);
        _writer.WriteString("simulation", subject.Simulation);
        WriteOptional("backend", subject.Backend);
        WriteOptional("variant", subject.Variant);
        WriteFailure();
        _writer.WriteStartArray("commands");
        foreach (var (does, command) in subject.Commands)
        {
            WriteTexts(does, command);
        }

        _writer.WriteEndArray();
        _writer.WriteString("unit", _run.View.UnitName);
        _writer.WriteNumber("unitTicks", _run.View.UnitTicks);
        WriteSteps();
        WriteLanes();
        WriteEntries();
        WriteDetails();
        WriteNames();
        _writer.WriteEndObject();
    }

    private void WriteFailure()
    {
        if (_run.Failure is not { } failure)
        {
            return;
        }

        _writer.WriteStartObject("failure");
        _writer.WriteString("oracle", failure.Oracle.Id);
        _writer.WriteString("name", failure.Oracle.Name);
        _writer.WriteString("sentence", failure.Violation.Sentence);
        _writer.WriteNumber("step", failure.Step);
        _writer.WriteBoolean("atEnd", _run.Records.Any(record => record.Step > _run.Steps && record.Violation is not null));
        WriteOptional("details", failure.Violation.Details);
        _writer.WriteEndObject();
    }

    /// <summary>The building of the system and the closing judgement are no steps and stand beside them.</summary>
    private void WriteSteps()
    {
        _writer.WriteStartArray("steps");
        foreach (var record in _run.Records.Where(record => record.Step >= 1 && record.Step <= _run.Steps))
        {
            WriteStep(record);
        }

        _writer.WriteEndArray();
        foreach (var (name, step) in new[] { ("opening", 0), ("closing", _run.Steps + 1) })
        {
            if (_run.Records.FirstOrDefault(record => record.Step == step) is { } record)
            {
                _writer.WritePropertyName(name);
                WriteStep(record);
            }
        }
    }

    private void WriteStep(StepRecord record)
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("step", record.Step);
        _writer.WriteNumber("tick", record.TimeTicks);
        _writer.WriteString("action", record.Action);
        _writer.WriteStartArray("parts");
        foreach (var part in record.Parts)
        {
            WriteTexts(part.Name, part.Value.ToString("x16", CultureInfo.InvariantCulture));
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("verdicts");
        foreach (var (oracle, word, text) in record.Step < _run.View.Steps.Count ? _run.View.Steps[record.Step].Verdicts : [])
        {
            WriteTexts(oracle, word, text);
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("lines");
        foreach (var line in record.Lines)
        {
            _writer.WriteStringValue(line);
        }

        _writer.WriteEndArray();
        WriteOptional("violation", record.Violation);
        _writer.WriteEndObject();
    }

    private void WriteLanes()
    {
        _writer.WriteStartArray("lanes");
        foreach (var lane in _run.View.Lanes)
        {
            _writer.WriteStartArray();
            _writer.WriteStringValue(lane.Name);
            _writer.WriteStringValue(lane.Group);
            _writer.WriteNumberValue(lane.IsFirst ? 1 : 0);
            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
    }

    /// <summary>One array per record, the building first; each entry is an array that begins with a letter.</summary>
    private void WriteEntries()
    {
        _writer.WriteStartArray("entries");
        foreach (var step in _run.View.Steps)
        {
            _writer.WriteStartArray();
            foreach (var entry in step.Entries)
            {
                WriteEntry(entry);
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
    }

    private void WriteEntry(ViewEntry entry)
    {
        _writer.WriteStartArray();
        _writer.WriteStringValue(LetterOf(entry.Kind));
        _writer.WriteNumberValue(entry.TimeTicks);
        _writer.WriteNumberValue(entry.Lane);
        switch (entry.Kind)
        {
            case ViewEntryKind.Phase or ViewEntryKind.Event:
                WriteNumber(entry.Text);
                _writer.WriteNumberValue((int)entry.Tone);
                break;
            case ViewEntryKind.Level:
                WriteNumber(entry.Name);
                _writer.WriteNumberValue(entry.Value);
                _writer.WriteNumberValue((int)entry.Tone);
                break;
            case ViewEntryKind.Limit:
                _writer.WriteNumberValue(entry.Value);
                break;
            case ViewEntryKind.State:
                WriteNumber(entry.Name);
                WriteNumber(entry.Text);
                WriteNumber(entry.Reason);
                _writer.WriteNumberValue(entry.Details is null ? -1 : _details.NumberOf(entry.Details));
                break;
            default:
                _writer.WriteNumberValue(entry.Target);
                _writer.WriteNumberValue(entry.Message);
                WriteNumber(entry.Text);
                break;
        }

        _writer.WriteEndArray();
    }

    private void WriteNames()
    {
        _writer.WriteStartArray("texts");
        foreach (var text in _texts.All)
        {
            _writer.WriteStringValue(text);
        }

        _writer.WriteEndArray();
    }

    /// <summary>Details tell much that others tell as well, so that each is a list of the numbers of its lines.</summary>
    private void WriteDetails()
    {
        _writer.WriteStartArray("details");
        foreach (var details in _details.All)
        {
            _writer.WriteStartArray();
            foreach (var line in details.Split('\n'))
            {
                WriteNumber(line);
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
    }

    /// <summary>-1 for a text that is not there.</summary>
    private void WriteNumber(string? text) => _writer.WriteNumberValue(text is null ? -1 : _texts.NumberOf(text));

    private void WriteTexts(params ReadOnlySpan<string?> texts)
    {
        _writer.WriteStartArray();
        foreach (var text in texts)
        {
            if (text is not null)
            {
                _writer.WriteStringValue(text);
            }
        }

        _writer.WriteEndArray();
    }

    private void WriteOptional(string name, string? text)
    {
        if (text is not null)
        {
            _writer.WriteString(name, text);
        }
    }

    private static string LetterOf(ViewEntryKind kind) => kind switch
    {
        ViewEntryKind.Phase => "p",
        ViewEntryKind.Level => "l",
        ViewEntryKind.Limit => "c",
        ViewEntryKind.Event => "e",
        ViewEntryKind.Send => "m",
        ViewEntryKind.Arrival => "a",
        ViewEntryKind.Loss => "x",
        _ => "s",
    };
}
