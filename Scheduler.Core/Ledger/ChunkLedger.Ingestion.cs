using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What an insertion stores; keys rise in input order.</summary>
    /// <exception cref="StorageException">A dataset is unknown, or an identity is taken or repeated.</exception>
    internal ChunkDecision DecideInsertion(IReadOnlyList<NewChunk> chunks)
    {
        RequireKnownDatasets(chunks);
        RequireNewIdentities(chunks);
        var last = _chunkKeys.BeforeNext;
        StoredChunk[] added = [.. chunks.Select((chunk, index) => StoredChunk.Of(new ChunkPk(last + 1 + index), chunk))];
        return new ChunkDecision(added, new IngestResult(Array.ConvertAll(added, static chunk => chunk.Pk), []));
    }

    /// <summary>What an ingestion stores. Keys rise in bytewise order of dataset and id, the order in which a database takes its locks.</summary>
    /// <exception cref="StorageException">A dataset is unknown, or a new chunk overlaps another.</exception>
    internal ChunkDecision DecideIngestion(IReadOnlyList<NewChunk> chunks)
    {
        RequireKnownDatasets(chunks);
        var batch = IngestBatch.Of(chunks, position => _chunks.Has(IdentityOf(chunks[position])));
        var last = new ChunkPk(_chunkKeys.BeforeNext);
        RequireNoOverlap(chunks, batch, last);
        StoredChunk[] added = [.. batch.Fresh.Select((position, index) => StoredChunk.Of(new ChunkPk(last.Value + 1 + index), chunks[position]))];
        return new ChunkDecision(added, batch.Report(last));
    }

    private void RequireKnownDatasets(IReadOnlyList<NewChunk> chunks)
    {
        foreach (var chunk in chunks)
        {
            if (_datasets.Find(chunk.Dataset) is null)
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
            if (_chunks.Has(identity) || !batch.Add(identity))
            {
                throw StorageFault.ChunkExists();
            }
        }
    }

    /// <summary>Refuses the batch if one of its new chunks meets another or a stored one whose range is not free.</summary>
    private void RequireNoOverlap(IReadOnlyList<NewChunk> chunks, IngestBatch batch, ChunkPk last)
    {
        var claims = batch.Claims(chunks, DatasetOf, last);
        var verdict = OverlapResolver.Resolve(claims, ClaimsOf(static row => row.Lifecycle is null or { Live: true }, claims.Length));
        if (verdict.Losers.Count == 0)
        {
            return;
        }

        var (claim, blocker) = verdict.Losers[0];
        var (blockerId, blockerBlocks) = _chunks.Find(blocker) is { } stored
            ? (stored.Chunk.Id, stored.Chunk.Blocks)
            : (Fresh(blocker).Id, Fresh(blocker).Blocks);
        throw StorageFault.ChunkOverlaps(Fresh(claim.Chunk), blockerId, blockerBlocks);

        NewChunk Fresh(ChunkPk key) => chunks[batch.Fresh[(int)(key.Value - last.Value - 1)]];
    }

    private ChunkIdentity IdentityOf(NewChunk chunk) => new(DatasetOf(chunk.Dataset), chunk.Id);

    private DatasetId DatasetOf(string name) => _datasets.Find(name)!.Id;
}
