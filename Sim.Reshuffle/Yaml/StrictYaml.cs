using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sim.Reshuffle.Yaml;

/// <summary>Reads YAML settings to the letter: whatever is not understood is refused with line and column.</summary>
internal static class StrictYaml
{
    /// <summary>Reads a text whose root is a mapping. An empty document counts as an empty mapping.</summary>
    /// <param name="source">What errors name.</param>
    /// <param name="utf8">YAML; a byte order mark is skipped.</param>
    /// <exception cref="ReshuffleInputException">The text is no such document.</exception>
    public static YamlFields Parse(string source, ReadOnlySpan<byte> utf8)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return Parse(source, strict.GetString(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8));
        }
        catch (DecoderFallbackException failure)
        {
            throw new ReshuffleInputException($"{source}: this is not UTF-8", failure);
        }
    }

    /// <summary>As the other one, for a text that is decoded already.</summary>
    /// <exception cref="ReshuffleInputException">The text is no such document.</exception>
    public static YamlFields Parse(string source, string text)
    {
        var walk = new YamlEvents(source, text);
        try
        {
            walk.RequireBounded();
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
        catch (Exception failure) when (failure is not (ReshuffleInputException or OutOfMemoryException))
        {
            // The scanner of the library meets some malformed texts with exceptions that know no position.
            throw new ReshuffleInputException($"{Position(source, walk.Reached)}: this is not well-formed YAML from here on", failure);
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
}
