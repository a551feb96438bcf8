using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Keys rise in bytewise order of dataset and id, the order in which a database takes its locks.</remarks>
    public async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(StoragePhases.IngestChunks);
        RequireKnownDatasets(chunks);
        var batch = IngestBatch.Of(chunks, position => _identities.Contains(IdentityOf(chunks[position])));
        RequireNoOverlap(chunks, batch, new ChunkPk(_chunkKeys.BeforeNext));
        var last = _chunkKeys.Take(batch.Fresh.Count);
        for (var i = 0; i < batch.Fresh.Count; i++)
        {
            Store(new ChunkPk(last + 1 + i), chunks[batch.Fresh[i]]);
        }

        return batch.Report(new ChunkPk(last));
    }

    /// <summary>Refuses the batch if one of its new chunks meets another or a stored one whose range is not free.</summary>
    private void RequireNoOverlap(IReadOnlyList<NewChunk> chunks, IngestBatch batch, ChunkPk last)
    {
        var claims = batch.Claims(chunks, DatasetOf, last);
        var verdict = OverlapResolver.Resolve(claims, _ledger.ClaimsOf(static row => row.Lifecycle is null or { Live: true }, claims.Length));
        if (verdict.Losers.Count == 0)
        {
            return;
        }

        var (claim, blocker) = verdict.Losers[0];
        var (blockerId, blockerBlocks) = _ledger.Find(blocker) is { } stored
            ? (stored.Chunk.Id, stored.Chunk.Blocks)
            : (Fresh(blocker).Id, Fresh(blocker).Blocks);
        throw StorageFault.ChunkOverlaps(Fresh(claim.Chunk), blockerId, blockerBlocks);

        NewChunk Fresh(ChunkPk key) => chunks[batch.Fresh[(int)(key.Value - last.Value - 1)]];
    }
}
