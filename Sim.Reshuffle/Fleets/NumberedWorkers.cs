using System.Globalization;

namespace Sim.Reshuffle.Fleets;

/// <summary>Identities of made-up workers: the bytes 00 22, 32 zero bytes, and a number as 2 bytes little endian.</summary>
internal static class NumberedWorkers
{
    private static readonly string Prefix = "0022" + new string('0', 64);

    /// <summary>The identity of a number in hexadecimal.</summary>
    public static string Identity(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number & 0xff:x2}{(number >> 8) & 0xff:x2}");

    /// <summary>The number behind an identity; -1 if it has none.</summary>
    public static int NumberOf(string identity)
    {
        if (identity.Length != Prefix.Length + 4 || !identity.StartsWith(Prefix, StringComparison.Ordinal)
            || !ushort.TryParse(identity.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var swapped))
        {
            return -1;
        }

        return ((swapped & 0xff) << 8) | (swapped >> 8);
    }
}
