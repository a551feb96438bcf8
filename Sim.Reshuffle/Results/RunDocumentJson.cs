using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sim.Reshuffle.Results;

/// <summary>Figures of runs as JSON.</summary>
public static class RunDocumentJson
{
    /// <summary>The largest file that is worth reading, in bytes.</summary>
    public const long LargestBytes = 256 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a document.</summary>
    public static byte[] Write(RunDocument document) => [.. JsonSerializer.SerializeToUtf8Bytes(document, Options), (byte)'\n'];

    /// <summary>Reads a file that is in memory.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="utf8">JSON; a byte order mark is skipped.</param>
    /// <exception cref="ReshuffleInputException">It is no such document.</exception>
    public static RunDocument Parse(string source, ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
            RequireNoNullItems(json);
            var document = JsonSerializer.Deserialize<RunDocument>(json, Options);
            return document is { Format: RunDocument.KnownFormat }
                ? document
                : throw new ReshuffleInputException($"{source}: the format is not {RunDocument.KnownFormat}");
        }
        catch (JsonException failure)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"{source}:{failure.LineNumber + 1}:{failure.BytePositionInLine + 1}: these are no figures of sim reshuffle ({failure.Path ?? "$"})"), failure);
        }
    }

    /// <summary>The serializer respects annotations of members, but not those of items; no list of the document has nulls.</summary>
    private static void RequireNoNullItems(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        for (var before = JsonTokenType.None; reader.Read(); before = reader.TokenType)
        {
            if (reader.TokenType == JsonTokenType.Null && before != JsonTokenType.PropertyName)
            {
                var lines = json[..(int)reader.TokenStartIndex];
                throw new JsonException("an item is missing", path: null, lines.Count((byte)'\n'), lines.Length - lines.LastIndexOf((byte)'\n') - 1);
            }
        }
    }
}
