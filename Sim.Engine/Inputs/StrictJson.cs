using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Sim.Engine.Inputs;

/// <summary>
/// Reads JSON documents that people write: anything missing, unknown, doubled or of the wrong kind is refused with one line
/// that says where and why.
/// </summary>
/// <typeparam name="TDocument">The document; its members are named in camel case unless the options say otherwise.</typeparam>
public sealed class StrictJson<TDocument>
{
    /// <summary>The greatest file that is read, in bytes.</summary>
    public const long DefaultLimitBytes = 64L << 20;

    private readonly string _format;
    private readonly Func<TDocument, IEnumerable<InputFault>> _validate;

    /// <summary>Creates a reader.</summary>
    /// <param name="format">What the root's member <c>format</c> must say.</param>
    /// <param name="options">Converters and the like; strictness is added to a copy.</param>
    /// <param name="validate">Yields what is wrong although the shape is right; the first fault is reported.</param>
    public StrictJson(string format, JsonSerializerOptions? options = null, Func<TDocument, IEnumerable<InputFault>>? validate = null)
    {
        _format = format;
        _validate = validate ?? (_ => []);
        Options = new JsonSerializerOptions(options ?? new JsonSerializerOptions())
        {
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            AllowTrailingCommas = false,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            PropertyNamingPolicy = options?.PropertyNamingPolicy ?? JsonNamingPolicy.CamelCase,
            ReadCommentHandling = JsonCommentHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = options?.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver(),
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
    }

    /// <summary>The strict options, for reading parts of a document elsewhere.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its name as given appears in messages.</param>
    /// <param name="limitBytes">A greater file is refused unread.</param>
    /// <exception cref="UnreadableInputException">The file is not there, is too large, or is not such a document.</exception>
    public TDocument ReadFile(string path, long limitBytes = DefaultLimitBytes) => Parse(path, InputBytes.Read(path, limitBytes));

    /// <summary>Reads a document that is in memory already.</summary>
    /// <param name="fileName">What messages call it.</param>
    /// <param name="utf8">Its bytes; a byte order mark is skipped.</param>
    /// <exception cref="UnreadableInputException">It is not such a document.</exception>
    public TDocument Parse(string fileName, ReadOnlySpan<byte> utf8)
    {
        var document = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (!Utf8.IsValid(document))
        {
            throw new UnreadableInputException($"{fileName}: the file is not valid UTF-8");
        }

        try
        {
            CheckFormat(document);
            new JsonShape(Options).Check(document, typeof(TDocument));
            var value = JsonSerializer.Deserialize<TDocument>(document, Options)!;
            return _validate(value).FirstOrDefault() is { } fault
                ? throw new ShapeFaultException(JsonLocator.OffsetOf(document, fault.Path), fault.Path, fault.Reason)
                : value;
        }
        catch (ShapeFaultException fault)
        {
            throw Unreadable(fileName, document, fault.ByteOffset, fault.Path, fault.Message);
        }
        catch (JsonException exception) when (exception.Path is { } path)
        {
            var reason = exception is InputValueException refused ? refused.Reason : "the value is not allowed here";
            throw Unreadable(fileName, document, JsonLocator.OffsetOf(document, path), path, reason);
        }
        catch (JsonException exception)
        {
            throw NotWellFormed(fileName, document, exception);
        }
    }

    /// <summary>The format is looked at first, since everything else of a document of another format is wrong too.</summary>
    private void CheckFormat(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFormat = JsonText.Read(ref reader) == "format";
            reader.Read();
            if (isFormat && reader.TokenType == JsonTokenType.String && JsonText.Read(ref reader) != _format)
            {
                throw new ShapeFaultException(
                    reader.TokenStartIndex, "$.format", $"unknown format \"{JsonText.Read(ref reader)}\"; \"{_format}\" is expected");
            }

            reader.Skip();
        }
    }

    private static UnreadableInputException Unreadable(
        string fileName, ReadOnlySpan<byte> document, long byteOffset, string path, string reason)
    {
        var (line, column) = JsonLocator.PositionOf(document, byteOffset);
        return new UnreadableInputException(fileName, line, column, path, reason);
    }

    private static UnreadableInputException NotWellFormed(string fileName, ReadOnlySpan<byte> document, JsonException exception)
    {
        var offset = OffsetOf(document, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        var reason = offset >= document.Length
            ? "the document ends too early"
            : "this is not well-formed JSON";
        return Unreadable(fileName, document, offset, "$", reason);
    }

    private static long OffsetOf(ReadOnlySpan<byte> document, long line, long byteInLine)
    {
        var lineStart = 0;
        for (; line > 0; line--)
        {
            lineStart += document[lineStart..].IndexOf((byte)'\n') + 1;
        }

        return lineStart + byteInLine;
    }
}
