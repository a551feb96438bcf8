using Scheduler.Core.Ledger;
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
        var last = _chunkKeys.Take(chunks.Count);
        var keys = new ChunkPk[chunks.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Store(new ChunkPk(last + 1 + i), chunks[i]);
        }

        return keys;
    }

    private void RequireKnownDatasets(IReadOnlyList<NewChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            if (_ledger.FindDataset(chunk.Dataset) is null)
            {
                throw StorageFault.UnknownDataset(chunk);
            }
        }
    }

    private void RequireNewIdentities(IReadOnlyList<NewChunk> chunks)
    {
        var batch = new HashSet<ChunkIdentity>(chunks.Count);
        foreach (var chunk in chunks)
        {
            var identity = IdentityOf(chunk);
            if (_identities.Contains(identity) || !batch.Add(identity))
            {
                throw StorageFault.ChunkExists();
            }
        }
    }

    private ChunkIdentity IdentityOf(NewChunk chunk) => new(DatasetOf(chunk.Dataset), chunk.Id);

    private DatasetId DatasetOf(string name) => _ledger.FindDataset(name)!.Id;

    /// <summary>Stores a validated chunk of a known dataset under a key that was taken for it.</summary>
    private ChunkPk Store(ChunkPk key, NewChunk chunk)
    {
        _identities.Add(IdentityOf(chunk));
        return _ledger.AddChunk(key, chunk).Pk;
    }
}
