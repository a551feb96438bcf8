using Npgsql;

namespace Sim.Provisioning;

/// <summary>
/// Empties a migrated database, so that the next case finds it as the first one did. Deleting few rows is much faster than
/// truncating (which is for many), and far faster than another database or schema.
/// </summary>
public static class DatabaseReset
{
    /// <summary>Tables that cases write, in an order in which no row is deleted before those that refer to it. The leadership epoch stays: it only ever rises.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "chunk_corrections",
        "sched_stale_mappings",
        "sched_worker_assignment_diffs",
        "sched_confirmed_chunk_workers",
        "sched_ideal_chunk_workers",
        "sched_waiting_chunks",
        "sched_chunk_metadata",
        "sched_worker_confirmations",
        "sched_clock",
        "sched_workers",
        "sched_portal_assignments",
        "sched_worker_assignments",
        "chunks",
        "datasets",
    ];

    // Every deleted chunk is looked for in the tables that refer to it, which is dear for many and cheap for few.
    private const long MostDeletedChunks = 2_000;

    private static readonly string Delete = string.Concat(Tables.Select(static table => $"delete from {table};")) + RestartKeys;

    private static readonly string Truncate = $"truncate {string.Join(", ", Tables)};" + RestartKeys;

    private const string RestartKeys = "update key_counters set last_key = 0;";

    /// <summary>Deletes everything and starts the keys anew. No scheduler may hold the database.</summary>
    /// <param name="connection">An open connection to it.</param>
    /// <param name="cancellationToken">Stops; nothing is deleted then.</param>
    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken = default)
    {
        await using var count = new NpgsqlCommand("select last_key from key_counters where kind = 'chunk'", connection);
        var chunks = await count.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
        await using var command = new NpgsqlCommand(chunks > MostDeletedChunks ? Truncate : Delete, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
