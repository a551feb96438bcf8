using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sim.Reshuffle.Results;

/// <summary>Figures of runs as JSON.</summary>
public static class RunDocumentJson
{
    private const int LargestBytes = 256 * 1024 * 1024;

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

    /// <summary>Reads a file.</summary>
    /// <exception cref="ReshuffleInputException">It is no such document.</exception>
    public static RunDocument ReadFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.CanSeek && file.Length > LargestBytes)
            {
                throw new ReshuffleInputException($"{path}: the file is larger than 256 MiB");
            }

            var document = JsonSerializer.Deserialize<RunDocument>(file, Options);
            return document is { Format: RunDocument.KnownFormat }
                ? document
                : throw new ReshuffleInputException($"{path}: the format is not {RunDocument.KnownFormat}");
        }
        catch (JsonException failure)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"{path}:{failure.LineNumber + 1}:{failure.BytePositionInLine + 1}: these are no figures of sim reshuffle ({failure.Path ?? "$"})"), failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ReshuffleInputException($"{path}: there is no such file", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReshuffleInputException($"{path}: the file cannot be read", failure);
        }
    }
}
