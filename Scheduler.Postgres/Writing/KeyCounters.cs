using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>
/// Hands out keys inside a transaction. The row of the counter stays locked until the transaction ends, so keys that were
/// taken by a failed one are taken again, and writers of one kind of row follow each other.
/// </summary>
internal static class KeyCounters
{
    /// <summary>Takes a number of keys; 0 only takes the lock.</summary>
    public const string Take = "update key_counters set last_key = last_key + $2 where kind = $1 returning last_key";

    /// <summary>Takes keys of chunks.</summary>
    /// <returns>The highest key before; the new ones follow it.</returns>
    public static Task<long> TakeChunksAsync(PostgresTransaction transaction, string phase, int count, CancellationToken cancellationToken) =>
        TakeAsync(transaction, phase, "chunk", count, cancellationToken);

    /// <summary>Takes keys of datasets.</summary>
    /// <returns>The highest key before.</returns>
    public static Task<long> TakeDatasetsAsync(PostgresTransaction transaction, string phase, int count, CancellationToken cancellationToken) =>
        TakeAsync(transaction, phase, "dataset", count, cancellationToken);

    /// <summary>Takes keys of workers.</summary>
    /// <returns>The highest key before.</returns>
    public static Task<long> TakeWorkersAsync(PostgresTransaction transaction, string phase, int count, CancellationToken cancellationToken) =>
        TakeAsync(transaction, phase, "worker", count, cancellationToken);

    private static async Task<long> TakeAsync(
        PostgresTransaction transaction, string phase, string kind, int count, CancellationToken cancellationToken) =>
        await transaction.ScalarAsync<long>(
            new Statement(phase + ":take_keys", Take), cancellationToken, kind, count == 0 ? 0L : (long)count + transaction.Edges.KeyGap) - count;
}
