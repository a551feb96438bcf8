using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Engine.Tracing;

/// <summary>A saved trace as it stands in its file.</summary>
/// <param name="Format"><see cref="TraceJson.Format"/>.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record TraceDocument(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("steps")] ImmutableArray<TraceDocument.Step> Steps)
{
    /// <summary>The steps as records. Verdicts and stream positions are not saved.</summary>
    public IEnumerable<StepRecord> ToRecords() => Steps.Select(step => new StepRecord
    {
        Step = step.Number,
        TimeTicks = step.TimeTicks,
        Action = step.Action,
        Parts = [.. step.Parts.Select(part => new TracePart(part[0], Hash(part[1])))],
        Verdicts = [],
        Lines = step.Lines,
        Violation = step.Violation,
        TraceHash = Hash(step.TraceHash),
        StreamPositionHash = 0,
    });

    /// <summary>Whether a text is a hash as traces write it.</summary>
    public static bool IsHash(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    private static ulong Hash(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>One step.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="TimeTicks">Logical time after it.</param>
    /// <param name="Action">The action.</param>
    /// <param name="Lines">The lines of the system.</param>
    /// <param name="Parts">Pairs of a name and a hash.</param>
    /// <param name="TraceHash">The hash after it.</param>
    /// <param name="Violation">The violation that ended the case here; absent otherwise.</param>
    internal sealed record Step(
        [property: JsonPropertyName("step")] int Number,
        [property: JsonPropertyName("time")] long TimeTicks,
        [property: JsonPropertyName("action")] string Action,
        [property: JsonPropertyName("lines")] ImmutableArray<string> Lines,
        [property: JsonPropertyName("parts")] ImmutableArray<ImmutableArray<string>> Parts,
        [property: JsonPropertyName("hash")] string TraceHash,
        [property: JsonPropertyName("violation")] string? Violation = null);
}
