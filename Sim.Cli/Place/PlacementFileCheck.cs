using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Scheduler.Core.Lifecycle;
using Semver;
using Sim.Engine.Inputs;

namespace Sim.Cli.Place;

/// <summary>Single checks of values of a file; each names the position of what it refuses.</summary>
internal static class PlacementFileCheck
{
    /// <summary>Demands a condition.</summary>
    /// <exception cref="PlacementFaultException">It does not hold.</exception>
    public static void That([DoesNotReturnIf(false)] bool condition, string position, FormattableString reason)
    {
        if (!condition)
        {
            throw new PlacementFaultException(new InputFault(position, reason.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Demands a whole number within bounds, and returns it.</summary>
    public static long InRange(string position, long value, long least, long most)
    {
        That(value >= least && value <= most, position, $"{value} is not in {least}..{most}");
        return value;
    }

    /// <summary>Demands one of some names.</summary>
    public static void OneOf(string position, string name, IReadOnlyList<string> known, string what) =>
        That(known.Contains(name, StringComparer.Ordinal), position, $"'{name}' is no known {what}; known are {string.Join(", ", known)}");

    /// <summary>Demands a text that every backend can store as an identity.</summary>
    public static void Identity(string position, string text, string what, int mostBytes)
    {
        var fault = StorableText.FaultOfIdentity(text, mostBytes);
        That(fault is null, position, $"{what} {fault}");
    }

    /// <summary>Reads bytes written in hexadecimal, at least one.</summary>
    public static byte[] Hexadecimal(string position, string text)
    {
        var bytes = new byte[text.Length / 2];
        var status = Convert.FromHexString(text, bytes, out _, out _);
        That(status == OperationStatus.Done && text.Length > 0, position, $"'{text}' is no identity in hexadecimal");
        return bytes;
    }

    /// <summary>Reads a semantic version, or none.</summary>
    public static SemVersion? Version(string position, string? text)
    {
        SemVersion? version = null;
        That(text is null || SemVersion.TryParse(text, SemVersionStyles.Strict, out version), position, $"'{text}' is no semantic version");
        return version;
    }
}
