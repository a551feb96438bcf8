using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Sim.Engine.Randomness;

/// <summary>
/// The seed of a whole sweep: 256 bits, written as 64 lower-case hexadecimal digits. Every case seed is derived from it.
/// A fresh one is drawn by the host; the engine only reads it.
/// </summary>
public readonly record struct RunSeed
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    /// <summary>Creates a seed from its two halves.</summary>
    public RunSeed(UInt128 high, UInt128 low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>Reads 1 to 64 hexadecimal digits of either case as one number; anything else is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunSeed seed)
    {
        var isRead = SeedDigits.TryParse(text, out var high, out var low);
        seed = new RunSeed(high, low);
        return isRead;
    }

    /// <summary>
    /// The seed of one case. It is SHA-256 over the 32 bytes of this seed (most significant first), the UTF-8 bytes of the
    /// model's name, one zero byte, and the case number as 8 bytes (most significant first), read most significant byte first.
    /// </summary>
    /// <param name="modelName">The model, so that two models never share a case.</param>
    /// <param name="caseNumber">Position of the case in the sweep, from 0.</param>
    public CaseSeed DeriveCase(string modelName, long caseNumber)
    {
        ArgumentNullException.ThrowIfNull(modelName);
        ArgumentOutOfRangeException.ThrowIfNegative(caseNumber);
        var nameLength = Encoding.UTF8.GetByteCount(modelName);
        var input = new byte[CaseSeed.SizeBytes + nameLength + 1 + sizeof(long)];
        SeedDigits.CopyTo(_high, _low, input);
        Encoding.UTF8.GetBytes(modelName, input.AsSpan(CaseSeed.SizeBytes));
        BinaryPrimitives.WriteInt64BigEndian(input.AsSpan(input.Length - sizeof(long)), caseNumber);

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, digest);
        return new CaseSeed(
            BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => SeedDigits.Format(_high, _low);
}
