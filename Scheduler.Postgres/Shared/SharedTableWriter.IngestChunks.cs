using Npgsql;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Shared;

internal sealed partial class SharedTableWriter
{
    /// <summary>Class of the advisory locks of datasets, apart from that of schedulers, whose keys are single numbers.</summary>
    private const int DatasetLockClass = 0x43_48_4E_4B;

    private static readonly Statement LockDatasets = new(
        StoragePhases.IngestChunks + ":lock_datasets", "select pg_advisory_xact_lock($1, wanted.id) from unnest($2::int[]) as wanted (id)");

    /// <summary>Stores chunks and refuses the whole batch if one overlaps a chunk that is not gone (rule 22.13).</summary>
    public async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.IngestChunks;
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(Operation);
        if (chunks.Count == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new IngestResult([], []);
        }

        return await WriteAsync(Operation, transaction => IngestAsync(transaction, Operation, chunks, cancellationToken), cancellationToken);
    }

    private static async Task<IngestResult> IngestAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken)
    {
        var datasets = await ResolveDatasetsAsync(transaction, operation, chunks, cancellationToken);
        int[] locks = [.. datasets.Values.Select(static id => (int)id.Value).Order()];
        await transaction.ExecuteAsync(LockDatasets, cancellationToken, DatasetLockClass, locks);
        var stored = await FindStoredAsync(transaction, operation, chunks, datasets, cancellationToken);
        var batch = IngestBatch.Of(chunks, stored.Contains);
        if (batch.Fresh.Count == 0)
        {
            return batch.Report(default);
        }

        await RequireNoOverlapAsync(transaction, chunks, batch, datasets, cancellationToken);
        var last = await KeyCounters.TakeChunksAsync(transaction, operation, batch.Fresh.Count, cancellationToken);
        try
        {
            await ChunkRows.InsertAsync(
                transaction,
                operation,
                batch.Fresh.Select((position, index) => StoredChunk.Of(new ChunkPk(last + 1 + index), chunks[position])),
                name => datasets[name],
                cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // A plain insert, which does not take the locks of datasets, stored one of them meanwhile; seen again, it is a duplicate.
            throw new StorageException(StorageErrorKind.Serialization, "a chunk of the batch was stored by somebody else meanwhile", fault);
        }

        return batch.Report(new ChunkPk(last));
    }

    private static async Task RequireNoOverlapAsync(
        PostgresTransaction transaction, IReadOnlyList<NewChunk> chunks, IngestBatch batch, Dictionary<string, DatasetId> datasets, CancellationToken cancellationToken)
    {
        var claims = batch.Claims(chunks, name => datasets[name], default);
        var verdict = OverlapResolver.Resolve(claims, []);
        if (verdict.Losers.Count > 0)
        {
            var (claim, blocker) = verdict.Losers[0];
            throw StorageFault.ChunkOverlaps(Fresh(claim.Chunk), Fresh(blocker).Id, Fresh(blocker).Blocks);
        }

        if (await OverlapProbe.FindAsync(transaction, claims, cancellationToken) is { } hit)
        {
            throw StorageFault.ChunkOverlaps(Fresh(hit.Claim.Chunk), hit.BlockerId, hit.BlockerBlocks);
        }

        NewChunk Fresh(ChunkPk key) => chunks[batch.Fresh[(int)key.Value - 1]];
    }
}
