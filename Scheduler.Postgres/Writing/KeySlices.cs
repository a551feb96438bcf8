using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Runs a statement over any number of keys, at most <see cref="StorageEdges.KeySliceRows"/> at a time (rule PG-6).</summary>
internal static class KeySlices
{
    /// <summary>Runs the statement with the keys as its first argument; each slice must change one row per key.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="statement">Takes an array of keys, and the value as its second argument if there is one.</param>
    /// <param name="chunks">Keys of rows that the ledger knows to exist; for none, nothing is sent.</param>
    /// <param name="value">The second argument; null if the statement has none.</param>
    /// <param name="cancellationToken">Stops between slices.</param>
    /// <exception cref="StorageException">Some are gone or were added: somebody else writes the scheduler's tables.</exception>
    public static async Task ExecuteAsync(
        PostgresTransaction transaction, Statement statement, IReadOnlyList<ChunkPk> chunks, object? value, CancellationToken cancellationToken)
    {
        var mostKeys = transaction.Edges.KeySliceRows;
        for (var start = 0; start < chunks.Count; start += mostKeys)
        {
            var count = Math.Min(mostKeys, chunks.Count - start);
            object keys = PkArrays.Of(chunks, start, count);
            object[] arguments = value is null ? [keys] : [keys, value];
            KnownRows.Require(statement, count, await transaction.ExecuteAsync(statement, cancellationToken, arguments));
        }
    }
}
