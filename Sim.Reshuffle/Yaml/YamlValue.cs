using System.Globalization;
using Scheduler.Core.Lifecycle;
using Semver;
using Sim.Reshuffle.Sizes;
using YamlDotNet.RepresentationModel;

namespace Sim.Reshuffle.Yaml;

/// <summary>One value of a YAML file. Whoever reads it says what it has to be; anything else is refused with line and column.</summary>
/// <param name="source">What errors name.</param>
/// <param name="node">The value.</param>
internal sealed class YamlValue(string source, YamlNode node)
{
    /// <summary>Whether the key has no value at all.</summary>
    public bool IsNull => node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" };

    /// <summary>The refusal of this value.</summary>
    public ReshuffleInputException Wrong(string reason, Exception? cause = null) => new($"{StrictYaml.Position(source, node.Start)}: {reason}", cause);

    /// <summary>A text that is not empty.</summary>
    public string AsText() => node is YamlScalarNode { Value.Length: > 0 } scalar && !IsNull ? scalar.Value! : throw Wrong("a text is expected here");

    /// <summary>A name that a storage takes for a dataset.</summary>
    public string AsName() =>
        StorableText.FaultOfIdentity(AsText(), StorageLimits.MostDatasetNameBytes) is { } fault ? throw Wrong($"the name {fault}") : AsText();

    /// <summary>A whole number within bounds.</summary>
    public long AsWhole(long least, long most) =>
        long.TryParse(Scalar(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{Scalar()}' is not a whole number in {least}..{most}"));

    /// <summary>As <see cref="AsWhole"/>, for positions and counts.</summary>
    public int AsCount(int least, int most) => (int)AsWhole(least, most);

    /// <summary>A number in [0, 1].</summary>
    public double AsFraction() =>
        double.TryParse(Scalar(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : throw Wrong($"'{Scalar()}' is not a number in 0..1");

    /// <summary>An amount of bytes within bounds.</summary>
    public long AsBytes(long least, long most) =>
        ByteSize.TryParse(Scalar(), out var bytes) && bytes >= least && bytes <= most
            ? bytes
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"'{Scalar()}' is not an amount of bytes in {least}..{most}, as in 256MiB"));

    /// <summary>True or false.</summary>
    public bool AsFlag() => Scalar() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong($"'{other}' is neither true nor false"),
    };

    /// <summary>One of some words.</summary>
    public string AsOneOf(IReadOnlyList<string> known, string what) =>
        known.Contains(Scalar(), StringComparer.Ordinal) ? Scalar() : throw Wrong($"'{Scalar()}' is no known {what}; known are {string.Join(", ", known)}");

    /// <summary>A semantic version.</summary>
    public SemVersion AsVersion() =>
        SemVersion.TryParse(Scalar(), SemVersionStyles.Strict, out var version) ? version : throw Wrong($"'{Scalar()}' is no semantic version");

    /// <summary>A mapping.</summary>
    public YamlFields AsFields() => node switch
    {
        YamlMappingNode mapping => new YamlFields(source, mapping),
        _ when IsNull => new YamlFields(source, []),
        _ => throw Wrong("keys with values are expected here"),
    };

    /// <summary>A list; no value at all counts as an empty one.</summary>
    public IReadOnlyList<YamlValue> AsList() => node switch
    {
        YamlSequenceNode sequence => [.. sequence.Select(item => new YamlValue(source, item))],
        _ when IsNull => [],
        _ => throw Wrong("a list is expected here"),
    };

    private string Scalar() => node is YamlScalarNode scalar ? scalar.Value ?? "" : throw Wrong("a single value is expected here");
}
