using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Engine.Randomness;

/// <summary>The seed of one case: 256 bits, written as 64 lower-case hexadecimal digits. A case is a function of its seed alone.</summary>
public readonly record struct CaseSeed
{
    /// <summary>Length of a seed in bytes.</summary>
    public const int SizeBytes = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    /// <summary>Creates a seed from its two halves.</summary>
    public CaseSeed(UInt128 high, UInt128 low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>Reads 1 to 64 hexadecimal digits as one number.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseSeed seed)
    {
        seed = default;
        if (text is null || text.Length is 0 or > 64 || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var digits = text.PadLeft(64, '0');
        seed = new CaseSeed(Half(digits[..32]), Half(digits[32..]));
        return true;
    }

    /// <summary>Writes the seed, most significant byte first.</summary>
    /// <param name="destination">At least <see cref="SizeBytes"/> bytes.</param>
    public void CopyTo(Span<byte> destination)
    {
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination, _high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(destination[16..], _low);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_high:x32}{_low:x32}");

    private static UInt128 Half(string digits) =>
        UInt128.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
