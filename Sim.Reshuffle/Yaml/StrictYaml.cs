using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sim.Reshuffle.Yaml;

/// <summary>Reads YAML settings to the letter: whatever is not understood is refused with line and column.</summary>
internal static class StrictYaml
{
    /// <summary>The largest file that is read: 16 MiB.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    private const int DeepestNesting = 32;

    /// <summary>Reads a file whose root is a mapping. An empty document counts as an empty mapping.</summary>
    /// <exception cref="ReshuffleInputException">The file cannot be read or is no such document.</exception>
    public static YamlFields ReadFile(string path) => Parse(path, ReadText(path));

    /// <summary>Reads a text whose root is a mapping.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="text">YAML.</param>
    /// <exception cref="ReshuffleInputException">The text is no such document.</exception>
    public static YamlFields Parse(string source, string text)
    {
        try
        {
            RequireShallow(source, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count switch
            {
                0 => new YamlFields(source, new YamlMappingNode()),
                1 => new YamlValue(source, stream.Documents[0].RootNode).AsFields(),
                var count => throw new ReshuffleInputException(string.Create(CultureInfo.InvariantCulture, $"{source}: {count} YAML documents stand where one is expected")),
            };
        }
        catch (YamlException failure)
        {
            throw new ReshuffleInputException($"{Position(source, failure.Start)}: {Reason(failure)}", failure);
        }
    }

    /// <summary>A position for errors.</summary>
    public static string Position(string source, Mark mark) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}:{mark.Line}:{mark.Column}");

    private static string Reason(YamlException failure)
    {
        var text = failure.InnerException?.Message ?? failure.Message;
        return text.StartsWith("Duplicate key", StringComparison.OrdinalIgnoreCase) ? "a key stands twice" : $"this is not well-formed YAML ({text})";
    }

    /// <summary>Nested deeper than any settings are, a document would exhaust the stack while its tree is built.</summary>
    private static void RequireShallow(string source, string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting)
            {
                throw new ReshuffleInputException($"{Position(source, parser.Current.Start)}: nested deeper than any setting is");
            }
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.CanSeek && file.Length > LargestBytes)
            {
                throw new ReshuffleInputException($"{path}: the file is larger than 16 MiB");
            }

            using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ReshuffleInputException($"{path}: there is no such file", failure);
        }
        catch (DecoderFallbackException failure)
        {
            throw new ReshuffleInputException($"{path}: this is not UTF-8", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReshuffleInputException($"{path}: the file cannot be read", failure);
        }
    }
}
