using System.Buffers.Binary;

namespace Scheduler.Core.Placement;

/// <summary>
/// Hashes of replicas. A hash depends on the chunk and the ordinal of its copy alone, never on the target or on
/// other chunks: a changed target adds or removes high ordinals and leaves the others where they are.
/// Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of the replica keys.</typeparam>
public sealed class ReplicaHashes<THash>
    where THash : struct, IRingHash
{
    private readonly ReplicaKeys _keys;
    private byte[] _buffer = new byte[128];

    /// <summary>Creates the hashes of some chunks.</summary>
    public ReplicaHashes(PlacementChunks chunks)
        : this(new ReplicaKeys(chunks))
    {
    }

    /// <summary>Creates the hashes of some chunks whose keys are at hand.</summary>
    internal ReplicaHashes(ReplicaKeys keys)
    {
        _keys = keys;
    }

    /// <summary>The hash of one replica: of dataset, slash, id, colon, ordinal as 2 bytes little endian.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="tag">Ordinal of the copy, from 0.</param>
    public ulong Hash(int chunk, int tag)
    {
        var key = _keys.Write(chunk, ref _buffer);
        BinaryPrimitives.WriteUInt16LittleEndian(key[^sizeof(ushort)..], (ushort)tag);
        return THash.Hash(key);
    }

    /// <summary>The hashes of consecutive replicas of a chunk.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="firstTag">Ordinal of the first.</param>
    /// <param name="hashes">One hash per replica.</param>
    public void Hash(int chunk, int firstTag, Span<ulong> hashes) => OrdinalHash<THash>.Hash(_keys.Write(chunk, ref _buffer), firstTag, hashes);
}
