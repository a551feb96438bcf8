using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(StoragePhases.InsertNewChunks);
        RequireKnownDatasets(chunks);
        RequireNewIdentities(chunks);
        var keys = new ChunkPk[chunks.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Store(chunks[i]).Pk;
        }

        return keys;
    }

    private void RequireKnownDatasets(IReadOnlyList<NewChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            if (!_datasetsByName.ContainsKey(chunk.Dataset))
            {
                throw new StorageException(StorageErrorKind.UnknownDataset, $"chunk '{chunk.Id}' names the dataset '{chunk.Dataset}', which does not exist");
            }
        }
    }

    private void RequireNewIdentities(IReadOnlyList<NewChunk> chunks)
    {
        var batch = new HashSet<(DatasetId, string)>(chunks.Count);
        foreach (var chunk in chunks)
        {
            var identity = (_datasetsByName[chunk.Dataset].Id, chunk.Id);
            if (_chunksByIdentity.ContainsKey(identity) || !batch.Add(identity))
            {
                throw new StorageException(StorageErrorKind.ChunkAlreadyExists, "a chunk of the batch is stored already or repeated in it");
            }
        }
    }

    /// <summary>Stores a validated chunk of a known dataset under the next key.</summary>
    private ChunkRow Store(NewChunk chunk)
    {
        var files = chunk.Files.Order(BytewiseOrder.Instance).ToArray();
        var dataset = _datasetsByName[chunk.Dataset];
        var stored = new Chunk(dataset.Name, chunk.Id, chunk.SizeBytes, chunk.Blocks, files);
        var row = new ChunkRow(new ChunkPk(_chunks.Count + 1), dataset, stored);
        _chunks.Add(row);
        _chunksByIdentity.Add((dataset.Id, chunk.Id), row);
        _unregistered.Add(row);
        _chunkViews.Add(row.View);
        _views.ForgetWhole();
        return row;
    }
}
