using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Runs a statement over any number of keys, at most <see cref="MostKeys"/> at a time (rule PG-6).</summary>
internal static class KeySlices
{
    /// <summary>Most keys of one statement: an array of that size still finds its rows through the index.</summary>
    public const int MostKeys = 10_000;

    /// <summary>Runs the statement with the keys as its first argument.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="statement">Takes an array of keys, and the value as its second argument if there is one.</param>
    /// <param name="chunks">The keys; for none, nothing is sent.</param>
    /// <param name="value">The second argument; null if the statement has none.</param>
    /// <param name="cancellationToken">Stops between slices.</param>
    /// <returns>Rows changed in all.</returns>
    public static async Task<int> ExecuteAsync(
        PostgresTransaction transaction, Statement statement, IReadOnlyList<ChunkPk> chunks, object? value, CancellationToken cancellationToken)
    {
        var changed = 0;
        for (var start = 0; start < chunks.Count; start += MostKeys)
        {
            object keys = PkArrays.Of(chunks, start, Math.Min(MostKeys, chunks.Count - start));
            object[] arguments = value is null ? [keys] : [keys, value];
            changed += await transaction.ExecuteAsync(statement, cancellationToken, arguments);
        }

        return changed;
    }

    /// <summary>As <see cref="ExecuteAsync"/>, for rows that the ledger knows to exist.</summary>
    /// <exception cref="StorageException">Some are gone or were added: somebody else writes the scheduler's tables.</exception>
    public static async Task ExecuteExactlyAsync(
        PostgresTransaction transaction, Statement statement, IReadOnlyList<ChunkPk> chunks, object? value, CancellationToken cancellationToken)
    {
        var changed = await ExecuteAsync(transaction, statement, chunks, value, cancellationToken);
        if (changed != chunks.Count)
        {
            throw new StorageException(
                StorageErrorKind.Serialization, $"{statement.Name} changed {changed} rows where {chunks.Count} were known: somebody else writes the scheduler's tables");
        }
    }
}
