namespace Scheduler.Core.Placement;

/// <summary>The columns that replica keys are made of: dataset, slash, id, colon, ordinal as 2 bytes little endian. Safe for use by several threads.</summary>
internal sealed class ReplicaKeys
{
    private readonly Utf8Column _datasets;
    private readonly int[] _datasetOfChunk;
    private readonly Utf8Column _ids;

    /// <summary>Takes the keys of some chunks.</summary>
    public ReplicaKeys(PlacementChunks chunks)
    {
        _datasets = Utf8Column.FromStrings(chunks.DatasetNames);
        _datasetOfChunk = chunks.Datasets;
        _ids = chunks.Ids;
    }

    /// <summary>Writes the key of a chunk up to its ordinal and makes room for that.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="buffer">Replaced by a longer one if the key does not fit.</param>
    /// <returns>The key within the buffer, its last 2 bytes undefined.</returns>
    public Span<byte> Write(int chunk, ref byte[] buffer)
    {
        var dataset = _datasets[_datasetOfChunk[chunk]];
        var id = _ids[chunk];
        var length = dataset.Length + 1 + id.Length + 1 + sizeof(ushort);
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        var key = buffer.AsSpan(0, length);
        dataset.CopyTo(key);
        key[dataset.Length] = (byte)'/';
        id.CopyTo(key[(dataset.Length + 1)..]);
        key[dataset.Length + 1 + id.Length] = (byte)':';
        return key;
    }
}
