using System.Globalization;

namespace Sim.Histories.Files;

/// <summary>Brings invocations and returns of a file together.</summary>
internal static class CallPairing
{
    /// <summary>The history of a file.</summary>
    /// <exception cref="HistoryFormatException">A line makes no sense where it stands.</exception>
    public static History<TInput, TOutput> Pair<TInput, TOutput>(string fileName, IEnumerable<FileEvent> events, CallReading<TInput, TOutput> reading)
        where TOutput : struct
    {
        var recorder = new HistoryRecorder<TInput, TOutput>();
        var open = new Dictionary<string, OpenCall<TInput>>(StringComparer.Ordinal);
        foreach (var line in events)
        {
            try
            {
                Require(reading.Functions.Contains(line.Function), $":{line.Function} is none of {string.Join(", ", reading.Functions.Select(name => ':' + name))}");
                Take(line, recorder, open, reading);
            }
            catch (FormatException fault)
            {
                throw new HistoryFormatException(fileName, line.Line, fault.Message);
            }
        }

        return recorder.ToHistory();
    }

    private static void Take<TInput, TOutput>(
        FileEvent line, HistoryRecorder<TInput, TOutput> recorder, Dictionary<string, OpenCall<TInput>> open, CallReading<TInput, TOutput> reading)
        where TOutput : struct
    {
        var isOpen = open.Remove(line.Process, out var call);
        if (line.Type == "invoke")
        {
            Require(!isOpen, Text($"process {line.Process} calls although its call of line {call.Line} has not returned"));
            var input = reading.Input(line);
            open.Add(line.Process, new OpenCall<TInput>(recorder.Invoke(line.Process, input), line.Function, line.Line, input));
            return;
        }

        Require(isOpen, $"process {line.Process} is told :{line.Type} and has not called");
        Require(call.Function == line.Function, Text($"process {line.Process} is told of :{line.Function} and called :{call.Function} in line {call.Line}"));
        End(line, recorder, call, reading);
    }

    private static void End<TInput, TOutput>(
        FileEvent line, HistoryRecorder<TInput, TOutput> recorder, OpenCall<TInput> call, CallReading<TInput, TOutput> reading)
        where TOutput : struct
    {
        switch (line.Type)
        {
            case "ok":
                recorder.Ok(call.Recorded, reading.Answer(call.Input, line));
                break;
            case "fail" when reading.Refusal(call.Input, line) is { } refusal:
                recorder.Ok(call.Recorded, refusal);
                break;
            case "fail":
                recorder.Fail(call.Recorded);
                break;
            default:
                recorder.Unknown(call.Recorded);
                break;
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct OpenCall<TInput>(RecordedCall Recorded, string Function, int Line, TInput Input);
}
