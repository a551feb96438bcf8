using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Shared;

internal sealed partial class SharedTableWriter
{
    /// <summary>Stores chunks without looking at overlap.</summary>
    public async ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.InsertNewChunks;
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(Operation);
        if (chunks.Count == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }

        var last = await WriteAsync(
            Operation,
            async transaction =>
            {
                var datasets = await ResolveDatasetsAsync(transaction, Operation, chunks, cancellationToken);
                RequireDistinct(chunks);
                var last = await KeyCounters.TakeChunksAsync(transaction, Operation, chunks.Count, cancellationToken);
                if ((await FindStoredAsync(transaction, Operation, chunks, datasets, cancellationToken)).Count > 0)
                {
                    throw StorageFault.ChunkExists();
                }

                await ChunkRows.InsertAsync(
                    transaction,
                    Operation,
                    chunks.Select((chunk, index) => StoredChunk.Of(new ChunkPk(last + 1 + index), chunk)),
                    name => datasets[name],
                    cancellationToken);
                return last;
            },
            cancellationToken);
        return [.. Enumerable.Range(1, chunks.Count).Select(index => new ChunkPk(last + index))];
    }

    private static void RequireDistinct(IReadOnlyList<NewChunk> chunks)
    {
        var batch = new HashSet<(string, string)>(chunks.Count);
        foreach (var chunk in chunks)
        {
            if (!batch.Add((chunk.Dataset, chunk.Id)))
            {
                throw StorageFault.ChunkExists();
            }
        }
    }
}
