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
    public const string FetchWorkers = LedgerQueries.Workers + " order by id";

    /// <summary>Reads the datasets.</summary>
    public const string FetchDatasets = LedgerQueries.Datasets + " order by id";

    /// <summary>Reads pending corrections.</summary>
    public const string FetchCorrections = LedgerQueries.Corrections + " where applied_at_portal_assignment_id is null order by old_chunk_pk";

    /// <summary>Takes over all that an operation decides about and that others write too.</summary>
    public static Task ForAsync(
        LedgerOperation operation, PostgresTransaction transaction, string name, ChunkLedger ledger, CancellationToken cancellationToken) => operation switch
        {
            LedgerOperation.RegisterNewChunks => ChunksAsync(transaction, name, ledger, cancellationToken),
            LedgerOperation.KeepHouse => WorkersAsync(transaction, name, ledger, cancellationToken),
            LedgerOperation.RunVisibilityCycle => AllAsync(transaction, name, ledger, cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>Takes over the registry.</summary>
    public static async Task WorkersAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken) =>
        ledger.SetWorkers(
            await transaction.QueryAsync(new Statement(operation + ":fetch_workers", FetchWorkers), LedgerRows.Worker, cancellationToken));

    /// <summary>Takes over new datasets, chunks and pending corrections, in one round trip unless very many are new.</summary>
    public static Task ChunksAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken) =>
        ReadAsync(transaction, operation, ledger, [], cancellationToken);

    /// <summary>Takes over the registry and all that <see cref="ChunksAsync"/> does, in the same way.</summary>
    public static async Task AllAsync(PostgresTransaction transaction, string operation, ChunkLedger ledger, CancellationToken cancellationToken)
    {
        var workers = new List<WorkerView>();
        await ReadAsync(transaction, operation, ledger, [new(FetchWorkers, reader => workers.Add(LedgerRows.Worker(reader)))], cancellationToken);
        ledger.SetWorkers(workers);
    }

    private static async Task ReadAsync(
        PostgresTransaction transaction, string operation, ChunkLedger ledger, BatchQuery[] first, CancellationToken cancellationToken)
    {
        var rows = new LedgerRows(ledger);
        var chunks = new TableSlices(LedgerQueries.ChunksAbove, [0], rows.TakeChunk, transaction.Edges.LoadSliceRows).Above(ledger.LastChunk.Value);
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
