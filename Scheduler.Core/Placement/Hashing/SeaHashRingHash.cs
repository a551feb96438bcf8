using System.Buffers.Binary;

namespace Scheduler.Core.Placement;

/// <summary>
/// SeaHash with its default seed, for fleets that were placed with it. The key is cut into little-endian words
/// of 8 bytes, the last one extended with zeros; four lanes take the words in turn.
/// </summary>
public readonly struct SeaHashRingHash : IRingHash
{
    private const ulong Multiplier = 0x6eed0e9da4d94a4f;

    /// <inheritdoc/>
    public static ulong Hash(ReadOnlySpan<byte> key)
    {
        var lane0 = 0x16f11fe89b0d677cUL;
        var lane1 = 0xb480a793d8e6c86cUL;
        var lane2 = 0x6fe2e5aaf078ebc9UL;
        var lane3 = 0x14f994a4c5259381UL;
        for (var rest = key; rest.Length > 0; rest = rest.Length > sizeof(ulong) ? rest[sizeof(ulong)..] : default)
        {
            // Rotating the lanes puts word j into the lane that stands at j mod 4.
            var mixed = Diffuse(lane0 ^ Word(rest));
            lane0 = lane1;
            lane1 = lane2;
            lane2 = lane3;
            lane3 = mixed;
        }

        return Diffuse(lane0 ^ lane1 ^ lane2 ^ lane3 ^ (ulong)key.Length);
    }

    private static ulong Word(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(rest);
        }

        var word = 0UL;
        for (var i = rest.Length - 1; i >= 0; i--)
        {
            word = (word << 8) | rest[i];
        }

        return word;
    }

    private static ulong Diffuse(ulong x)
    {
        unchecked
        {
            x *= Multiplier;
            x ^= (x >> 32) >> (int)(x >> 60);
            return x * Multiplier;
        }
    }
}
