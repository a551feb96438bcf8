using Npgsql;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Mirror;

/// <summary>
/// Brings a ledger up to date with the tables that others write too. Nobody else writes the scheduler's own tables while its
/// epoch leads, so those are never read again.
/// </summary>
internal static class LedgerRefresh
{
    /// <summary>Reads the registry.</summary>
    public const string FetchWorkers = $"select {LedgerRows.WorkerColumns} from sched_workers order by id";

    /// <summary>Reads the datasets.</summary>
    public const string FetchDatasets = "select id, name from datasets order by id";

    /// <summary>Reads some chunks above a key. Keys become visible in ascending order, so these are all that are new.</summary>
    public const string FetchChunks =
        $"select {LedgerRows.ChunkColumns} from chunks where chunk_pk > $1 order by chunk_pk limit $2";

    /// <summary>Reads pending corrections.</summary>
    public const string FetchCorrections = """
        select old_chunk_pk, new_chunk_pk, created_at, applied_at_portal_assignment_id
        from chunk_corrections where applied_at_portal_assignment_id is null order by old_chunk_pk
        """;

    /// <summary>Takes over the registry.</summary>
    public static async Task WorkersAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken) =>
        ledger.ReplaceWorkers(
            await transaction.QueryAsync(new Statement(operation + ":fetch_workers", FetchWorkers), LedgerRows.Worker, cancellationToken));

    /// <summary>Takes over new datasets, chunks and pending corrections, in one round trip unless very many are new.</summary>
    public static Task ChunksAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken) =>
        ReadAsync(transaction, operation, ledger, [], cancellationToken);

    /// <summary>Takes over the registry and all that <see cref="ChunksAsync"/> does, in the same way.</summary>
    public static async Task AllAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken)
    {
        var workers = new List<WorkerView>();
        await ReadAsync(transaction, operation, ledger, [new(FetchWorkers, reader => workers.Add(LedgerRows.Worker(reader)))], cancellationToken);
        ledger.ReplaceWorkers(workers);
    }

    private static async Task ReadAsync(
        PostgresTransaction transaction, string operation, ChunkLedger ledger, BatchQuery[] first, CancellationToken cancellationToken)
    {
        var rows = new LedgerRows(ledger);
        var chunks = new TableSlices(FetchChunks, [0], rows.TakeChunk, transaction.Edges.LoadSliceRows).Above(ledger.LastChunk.Value);
        BatchQuery[] others = [.. first, new(FetchDatasets, rows.TakeDataset)];
        do
        {
            await transaction.ReadManyAsync(operation + ":fetch_candidates", [.. others, chunks.Next(), new(FetchCorrections, TakeCorrection)], cancellationToken);
            others = [];
        }
        while (chunks.IsFull);

        // A correction may name chunks that come with a later slice; each slice asks for all pending ones again.
        void TakeCorrection(NpgsqlDataReader reader)
        {
            if (!chunks.IsFull)
            {
                rows.TakeCorrection(reader);
            }
        }
    }
}
