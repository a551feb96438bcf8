using System.Buffers.Binary;

namespace Scheduler.Core.Placement;

/// <summary>
/// SeaHash with its default seed, for fleets that were placed with it. The key is cut into little-endian words
/// of 8 bytes, the last one extended with zeros; four lanes take the words in turn.
/// </summary>
public readonly struct SeaHashRingHash : IRingHash, IOrdinalHash
{
    private const ulong Multiplier = 0x6eed0e9da4d94a4f;
    private const ulong Seed0 = 0x16f11fe89b0d677c;
    private const ulong Seed1 = 0xb480a793d8e6c86c;
    private const ulong Seed2 = 0x6fe2e5aaf078ebc9;
    private const ulong Seed3 = 0x14f994a4c5259381;

    /// <inheritdoc/>
    public static ulong Hash(ReadOnlySpan<byte> key)
    {
        var lane0 = Seed0;
        var lane1 = Seed1;
        var lane2 = Seed2;
        var lane3 = Seed3;
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

    /// <inheritdoc/>
    public void HashOrdinals(Span<byte> key, int firstOrdinal, Span<ulong> hashes)
    {
        var lane0 = Seed0;
        var lane1 = Seed1;
        var lane2 = Seed2;
        var lane3 = Seed3;
        ReadOnlySpan<byte> rest = key[..^sizeof(ushort)];
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            var mixed = Diffuse(lane0 ^ Word(rest));
            lane0 = lane1;
            lane1 = lane2;
            lane2 = lane3;
            lane3 = mixed;
        }

        var shift = 8 * rest.Length;
        var word = lane0 ^ Word(rest);
        if (rest.Length < sizeof(ulong) - 1)
        {
            var others = lane1 ^ lane2 ^ lane3 ^ (ulong)key.Length;
            for (var i = 0; i < hashes.Length; i++)
            {
                hashes[i] = Diffuse(Diffuse(word ^ ((ulong)(firstOrdinal + i) << shift)) ^ others);
            }

            return;
        }

        // The ordinal is cut in two: its low byte ends one word, its high byte is all of the next.
        var untouched = lane2 ^ lane3 ^ (ulong)key.Length;
        for (var i = 0; i < hashes.Length; i++)
        {
            var ordinal = (ulong)(firstOrdinal + i);
            hashes[i] = Diffuse(Diffuse(word ^ (ordinal << shift)) ^ Diffuse(lane1 ^ (ordinal >> 8)) ^ untouched);
        }
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
