using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sim.Cli.Place;

/// <summary>
/// JSON by the letter: unknown, repeated and missing members, nulls where none are meant, comments and trailing
/// commas are refused, with the position and a reason that does not name our types.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>Reads a document.</summary>
    /// <param name="path">Path to name in errors.</param>
    /// <param name="bytes">UTF-8, with or without a byte order mark.</param>
    /// <exception cref="InputFileException">The bytes are not such a document.</exception>
    public static T Parse<T>(string path, ReadOnlySpan<byte> bytes)
        where T : class
    {
        try
        {
            var json = bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new InputFileException(path, "$", line: null, "null stands where an object is expected");
        }
        catch (JsonException failure)
        {
            throw new InputFileException(path, failure.Path, failure.LineNumber + 1, Reason(failure), failure);
        }
    }

    /// <summary>The library tells its errors apart by their texts alone, which are in English whatever the culture.</summary>
    private static string Reason(JsonException failure) => failure.Message switch
    {
        var text when text.Contains("could not be mapped", StringComparison.Ordinal) => $"unknown member '{FirstQuoted(text)}'",
        var text when text.StartsWith("Duplicate property", StringComparison.Ordinal) => $"member '{FirstQuoted(text)}' stands twice",
        var text when text.Contains("missing required properties", StringComparison.Ordinal) => $"missing member {QuotedList(text)}",
        var text when text.Contains("allow setting null", StringComparison.Ordinal) || text.Contains("allow null", StringComparison.Ordinal) =>
            $"member '{JsonNamingPolicy.CamelCase.ConvertName(FirstQuoted(text))}' may not be null",
        var text when text.Contains("could not be converted", StringComparison.Ordinal) => "the value is of the wrong kind or out of range",
        _ => "this is not well-formed JSON",
    };

    private static string FirstQuoted(string text) => text.Split('\'') is [_, var quoted, ..] ? quoted : "";

    /// <summary>The names that stand after the colon, each in quotes; the type before it is left out.</summary>
    private static string QuotedList(string text)
    {
        var names = text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        var end = names.LastIndexOf('\'');
        return names[..(end + 1)];
    }
}
