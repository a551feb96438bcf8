using System.Diagnostics.CodeAnalysis;

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
        var isRead = SeedDigits.TryParse(text, out var high, out var low);
        seed = new CaseSeed(high, low);
        return isRead;
    }

    /// <summary>Writes the seed, most significant byte first.</summary>
    /// <param name="destination">At least <see cref="SizeBytes"/> bytes.</param>
    public void CopyTo(Span<byte> destination) => SeedDigits.CopyTo(_high, _low, destination);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => SeedDigits.Format(_high, _low);
}
