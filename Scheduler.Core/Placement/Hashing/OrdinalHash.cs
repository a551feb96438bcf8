using System.Buffers.Binary;

namespace Scheduler.Core.Placement;

/// <summary>Hashes runs of keys that end in an ordinal, with whatever the hash offers for that.</summary>
/// <typeparam name="THash">The hash.</typeparam>
internal static class OrdinalHash<THash>
    where THash : struct, IRingHash
{
    private static readonly IOrdinalHash? Fast = default(THash) as IOrdinalHash;

    /// <summary>As <see cref="IOrdinalHash.HashOrdinals"/>, for any ring hash.</summary>
    public static void Hash(Span<byte> key, int firstOrdinal, Span<ulong> hashes)
    {
        if (Fast is not null)
        {
            Fast.HashOrdinals(key, firstOrdinal, hashes);
            return;
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(key[^sizeof(ushort)..], (ushort)(firstOrdinal + i));
            hashes[i] = THash.Hash(key);
        }
    }
}
