using Npgsql;
using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>
/// A temporary table of the session through which changed holder lists reach their tables: one binary COPY, then set-based
/// statements, however many rows change. Every end of a transaction empties it and gives its pages back, so it never grows with the life of a session.
/// </summary>
internal static class HolderStaging
{
    // Deleted rows would stay: nothing vacuums a temporary table. Emptied by the end of the transaction it keeps its files, unlike by truncation.
    private const string Create =
        "create temporary table if not exists staged_holders (chunk_pk bigint not null, worker_ids bigint[] not null) on commit delete rows";

    /// <summary>Creates the table for a new session.</summary>
    public static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Create, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Stages rows for the statements that follow in the same transaction. A transaction stages once.</summary>
    public static Task StageAsync(
        PostgresTransaction transaction, string phase, IReadOnlyList<HoldersView> rows, CancellationToken cancellationToken) =>
        transaction.CopyAsync(
            new Statement(phase, "copy staged_holders (chunk_pk, worker_ids) from stdin (format binary)"),
            importer =>
            {
                foreach (var (chunk, workers) in rows)
                {
                    importer.StartRow();
                    importer.Write(chunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(PkArrays.Of(workers), NpgsqlDbType.Array | NpgsqlDbType.Bigint);
                }
            },
            cancellationToken);

    /// <summary>Brings a table of holders to the staged rows: an empty list deletes the row of its chunk.</summary>
    /// <param name="transaction">Where the rows were staged.</param>
    /// <param name="phase">Operation and phase.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">The staged rows.</param>
    /// <param name="changed">Those of them that say something else than the table does.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    /// <exception cref="StorageException">The table said something else than was known: somebody else writes it.</exception>
    public static async Task ApplyAsync(
        PostgresTransaction transaction,
        string phase,
        HolderTable table,
        IReadOnlyList<HoldersView> rows,
        IReadOnlyList<HoldersView> changed,
        CancellationToken cancellationToken)
    {
        ChunkPk[] leavers = [.. changed.Where(static row => row.Workers.Count == 0).Select(static row => row.Chunk)];
        await KeySlices.ExecuteAsync(transaction, new Statement(phase, table.Delete), leavers, null, cancellationToken);
        if (rows.Any(static row => row.Workers.Count > 0))
        {
            var upsert = new Statement(phase, table.Upsert);
            KnownRows.Require(upsert, changed.Count - leavers.Length, await transaction.ExecuteAsync(upsert, cancellationToken));
        }
    }
}
