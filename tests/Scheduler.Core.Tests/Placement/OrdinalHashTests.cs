using System.Buffers.Binary;
using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Goal: hashing a run of keys changes no hash. Method: every length around the word and stripe borders, random bytes, against the hash of each whole key.</summary>
public sealed class OrdinalHashTests
{
    [Fact]
    public void A_run_of_SeaHash_equals_its_keys() => CheckRuns<SeaHashRingHash>();

    [Fact]
    public void A_run_of_XxHash64_equals_its_keys() => CheckRuns<XxHash64RingHash>();

    [Fact]
    public void A_hash_without_runs_of_its_own_is_asked_key_by_key() => CheckRuns<CoarseRingHash>();

    private static void CheckRuns<THash>()
        where THash : struct, IRingHash
    {
        for (var length = sizeof(ushort); length <= 140; length++)
        {
            Gen.Select(Gen.Byte.Array[length], Gen.OneOf(Gen.Const(0), Gen.Const(250), Gen.Int[0, 65_516])).Sample(
                (bytes, firstOrdinal) =>
                {
                    var hashes = new ulong[20];
                    OrdinalHash<THash>.Hash(bytes.AsSpan().ToArray(), firstOrdinal, hashes);
                    for (var i = 0; i < hashes.Length; i++)
                    {
                        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - sizeof(ushort)), (ushort)(firstOrdinal + i));
                        Assert.Equal(THash.Hash(bytes), hashes[i]);
                    }
                },
                iter: 20);
        }
    }
}
