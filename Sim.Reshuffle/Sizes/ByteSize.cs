using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Reshuffle.Sizes;

/// <summary>Amounts of bytes as people write them: <c>1048576</c>, <c>256MiB</c>, <c>1.5 TB</c>.</summary>
public static class ByteSize
{
    private static readonly (string Unit, decimal Bytes)[] Units =
    [
        ("PiB", 1L << 50), ("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10),
        ("PB", 1_000_000_000_000_000), ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("kB", 1_000),
        ("B", 1), ("", 1),
    ];

    /// <summary>Reads an amount. Units are case-sensitive, so that a bit is never taken for a byte; a fraction of a byte is dropped.</summary>
    /// <param name="text">A number that is not negative, then a unit or none.</param>
    /// <param name="bytes">The amount, 0 to 2^63 - 1.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out long bytes)
    {
        bytes = 0;
        if (text is null)
        {
            return false;
        }

        var trimmed = text.Trim();
        var (unit, factor) = Array.Find(Units, known => trimmed.EndsWith(known.Unit, StringComparison.Ordinal));
        var number = trimmed[..^unit.Length].TrimEnd();
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > long.MaxValue / factor)
        {
            return false;
        }

        bytes = (long)(value * factor);
        return true;
    }

    /// <summary>Writes an amount for people: three significant digits or a whole number, and a binary unit.</summary>
    public static string Format(long bytes)
    {
        var magnitude = Math.Abs((decimal)bytes);
        var (unit, factor) = Array.Find(Units, known => known.Unit is "PiB" or "TiB" or "GiB" or "MiB" or "KiB" or "B" && magnitude >= known.Bytes);
        if (unit is null or "B")
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        var value = bytes / factor;
        var digits = Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "#,0";
        return $"{value.ToString(digits, CultureInfo.InvariantCulture)} {unit}";
    }
}
