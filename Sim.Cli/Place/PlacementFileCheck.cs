using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Semver;

namespace Sim.Cli.Place;

/// <summary>Single checks of values of one file; each names the position of what it refuses.</summary>
internal sealed class PlacementFileCheck
{
    private readonly string _file;

    public PlacementFileCheck(string file)
    {
        _file = file;
    }

    /// <summary>Demands a condition.</summary>
    /// <exception cref="InputFileException">It does not hold.</exception>
    public void That([DoesNotReturnIf(false)] bool condition, string position, FormattableString reason)
    {
        if (!condition)
        {
            throw new InputFileException(_file, position, line: null, reason.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Demands a whole number within bounds, and returns it.</summary>
    public long InRange(string position, long value, long least, long most)
    {
        That(value >= least && value <= most, position, $"{value} is not in {least}..{most}");
        return value;
    }

    /// <summary>Demands one of some names.</summary>
    public void OneOf(string position, string name, IReadOnlyList<string> known, string what) =>
        That(known.Contains(name, StringComparer.Ordinal), position, $"'{name}' is no known {what}; known are {string.Join(", ", known)}");

    /// <summary>Demands an element that is not null: lists may hold nulls as far as the parser is concerned.</summary>
    public T NotNull<T>(string position, T? value)
        where T : class
    {
        That(value is not null, position, $"null stands where an object is expected");
        return value;
    }

    /// <summary>Reads bytes written in hexadecimal, at least one.</summary>
    public byte[] Hexadecimal(string position, string text)
    {
        var bytes = new byte[text.Length / 2];
        var status = Convert.FromHexString(text, bytes, out _, out _);
        That(status == OperationStatus.Done && text.Length > 0, position, $"'{text}' is no identity in hexadecimal");
        return bytes;
    }

    /// <summary>Reads a semantic version, or none.</summary>
    public SemVersion? Version(string position, string? text)
    {
        SemVersion? version = null;
        That(text is null || SemVersion.TryParse(text, SemVersionStyles.Strict, out version), position, $"'{text}' is no semantic version");
        return version;
    }
}
