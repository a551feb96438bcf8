using System.Buffers.Binary;
using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>
/// Hashes of replicas. A hash depends on the chunk and the ordinal of its copy alone, never on the target or on
/// other chunks: a changed target adds or removes high ordinals and leaves the others where they are.
/// Not safe for use by several threads at once.
/// </summary>
/// <typeparam name="THash">Hash of the replica keys.</typeparam>
internal sealed class SimpleReplicaHashes<THash>
    where THash : struct, IRingHash
{
    private readonly Utf8Column _datasets;
    private readonly int[] _datasetOfChunk;
    private readonly Utf8Column _ids;
    private byte[] _key = new byte[128];

    /// <summary>Creates the hashes of some chunks.</summary>
    public SimpleReplicaHashes(PlacementChunks chunks)
    {
        _datasets = Utf8Column.FromStrings(chunks.DatasetNames);
        _datasetOfChunk = chunks.Datasets;
        _ids = chunks.Ids;
    }

    /// <summary>The hash of one replica: of dataset, slash, id, colon, ordinal as 2 bytes little endian.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="tag">Ordinal of the copy, from 0.</param>
    public ulong Hash(int chunk, int tag)
    {
        var dataset = _datasets[_datasetOfChunk[chunk]];
        var id = _ids[chunk];
        var length = dataset.Length + 1 + id.Length + 1 + sizeof(ushort);
        if (_key.Length < length)
        {
            _key = new byte[length * 2];
        }

        var key = _key.AsSpan(0, length);
        dataset.CopyTo(key);
        key[dataset.Length] = (byte)'/';
        id.CopyTo(key[(dataset.Length + 1)..]);
        key[dataset.Length + 1 + id.Length] = (byte)':';
        BinaryPrimitives.WriteUInt16LittleEndian(key[^sizeof(ushort)..], (ushort)tag);
        return THash.Hash(key);
    }
}
