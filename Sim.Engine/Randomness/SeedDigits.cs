using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Engine.Randomness;

/// <summary>The text and byte form that all 256-bit seeds share.</summary>
internal static class SeedDigits
{
    private const int DigitCount = 64;

    /// <summary>Reads 1 to 64 hexadecimal digits as one number.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UInt128 high, out UInt128 low)
    {
        high = low = 0;
        if (text is null || text.Length is 0 or > DigitCount || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var digits = text.PadLeft(DigitCount, '0');
        high = Half(digits[..(DigitCount / 2)]);
        low = Half(digits[(DigitCount / 2)..]);
        return true;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Format(UInt128 high, UInt128 low) =>
        string.Create(CultureInfo.InvariantCulture, $"{high:x32}{low:x32}");

    /// <summary>32 bytes, most significant first.</summary>
    public static void CopyTo(UInt128 high, UInt128 low, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, high);
        BinaryPrimitives.WriteUInt128BigEndian(destination[16..], low);
    }

    private static UInt128 Half(string digits) =>
        UInt128.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
