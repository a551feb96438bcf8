using System.Buffers.Binary;
using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// XxHash64 with seed 0 of keys that differ in their last 2 bytes alone: the state after the part that they share. The
/// library offers whole keys and streams that hash every byte; the steps and constants are those of the published
/// definition of XXH64. A key is read in stripes of 32 bytes over four lanes, then words of 8, 4 and 1 bytes.
/// </summary>
internal readonly ref struct XxHash64Run
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int StripeBytes = 32;

    private readonly ulong _lane1;
    private readonly ulong _lane2;
    private readonly ulong _lane3;
    private readonly ulong _lane4;
    private readonly ulong _state;
    private readonly ulong _length;

    /// <summary>The last bytes before the ordinal that no step has taken yet, little endian.</summary>
    private readonly ulong _rest;

    /// <summary>Bytes of the rest and of the ordinal that follow the stripes.</summary>
    private readonly int _tailBytes;
    private readonly bool _endsInStripe;

    /// <summary>Hashes what the keys share.</summary>
    /// <param name="key">One of the keys.</param>
    public XxHash64Run(ReadOnlySpan<byte> key)
    {
        _length = (ulong)key.Length;
        var shared = key[..^sizeof(ushort)];
        var stripes = key.Length / StripeBytes;
        _lane1 = unchecked(Prime1 + Prime2);
        _lane2 = Prime2;
        _lane4 = unchecked(0 - Prime1);

        // With at most one byte behind the last stripe, the ordinal begins inside that stripe, in its last lane.
        _endsInStripe = stripes > 0 && key.Length % StripeBytes < sizeof(ushort);
        for (var stripe = 0; stripe < stripes; stripe++)
        {
            _lane1 = Round(_lane1, Word(shared));
            _lane2 = Round(_lane2, Word(shared[8..]));
            _lane3 = Round(_lane3, Word(shared[16..]));
            if (_endsInStripe && stripe == stripes - 1)
            {
                _rest = PartialWord(shared[24..]);
                _tailBytes = key.Length % StripeBytes;
                return;
            }

            _lane4 = Round(_lane4, Word(shared[24..]));
            shared = shared[StripeBytes..];
        }

        _state = (stripes > 0 ? Converge(_lane4) : Prime5) + _length;
        for (; shared.Length >= sizeof(ulong); shared = shared[sizeof(ulong)..])
        {
            _state = Step8(_state, Word(shared));
        }

        _rest = PartialWord(shared);
        _tailBytes = shared.Length + sizeof(ushort);
    }

    /// <summary>Hashes the keys with some consecutive ordinals.</summary>
    public void Hash(int firstOrdinal, Span<ulong> hashes)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            var ordinal = (ulong)(firstOrdinal + i);
            hashes[i] = _endsInStripe ? HashStripe(ordinal) : HashTail(ordinal);
        }
    }

    private ulong HashStripe(ulong ordinal)
    {
        var word = _rest | (ordinal << (_tailBytes == 0 ? 48 : 56));
        var state = Converge(Round(_lane4, word)) + _length;
        return Avalanche(_tailBytes == 0 ? state : Step1(state, ordinal >> 8));
    }

    private ulong HashTail(ulong ordinal)
    {
        var tail = _rest | (ordinal << (8 * (_tailBytes - sizeof(ushort))));
        if (_tailBytes >= sizeof(ulong))
        {
            var eight = Step8(_state, tail);
            return Avalanche(_tailBytes == sizeof(ulong) ? eight : Step1(eight, ordinal >> 8));
        }

        var state = _state;
        var bytes = _tailBytes;
        if (bytes >= sizeof(uint))
        {
            state = Step4(state, (uint)tail);
            tail >>= 32;
            bytes -= sizeof(uint);
        }

        for (; bytes > 0; bytes--)
        {
            state = Step1(state, (byte)tail);
            tail >>= 8;
        }

        return Avalanche(state);
    }

    private ulong Converge(ulong lane4)
    {
        var state = BitOperations.RotateLeft(_lane1, 1) + BitOperations.RotateLeft(_lane2, 7)
            + BitOperations.RotateLeft(_lane3, 12) + BitOperations.RotateLeft(lane4, 18);
        return MergeLane(MergeLane(MergeLane(MergeLane(state, _lane1), _lane2), _lane3), lane4);
    }

    private static ulong MergeLane(ulong state, ulong lane) => unchecked(((state ^ Round(0, lane)) * Prime1) + Prime4);

    private static ulong Round(ulong lane, ulong word) => unchecked(BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1);

    private static ulong Step8(ulong state, ulong word) => unchecked((BitOperations.RotateLeft(state ^ Round(0, word), 27) * Prime1) + Prime4);

    private static ulong Step4(ulong state, uint word) => unchecked((BitOperations.RotateLeft(state ^ (word * Prime1), 23) * Prime2) + Prime3);

    private static ulong Step1(ulong state, ulong value) => unchecked(BitOperations.RotateLeft(state ^ (value * Prime5), 11) * Prime1);

    private static ulong Avalanche(ulong state)
    {
        unchecked
        {
            state = (state ^ (state >> 33)) * Prime2;
            state = (state ^ (state >> 29)) * Prime3;
            return state ^ (state >> 32);
        }
    }

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong PartialWord(ReadOnlySpan<byte> bytes)
    {
        var word = 0UL;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            word = (word << 8) | bytes[i];
        }

        return word;
    }
}
