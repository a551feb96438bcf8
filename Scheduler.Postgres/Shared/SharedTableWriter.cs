using System.Data;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Shared;

/// <summary>
/// The operations that need no knowledge of the scheduler's own rows: they read what they need and decide under locks. They
/// run on the scheduler's connection or on one of their own, under the same epoch.
/// </summary>
/// <param name="session">Where it writes.</param>
/// <param name="clock">Judges the ticks of calls.</param>
/// <param name="phases">Who is told when operations begin and end; nobody if null.</param>
internal sealed partial class SharedTableWriter(PostgresSession session, ClockGuard clock, IPhaseObserver? phases)
{
    private const string FindDatasets = "select name, id from datasets where name = any($1)";

    private Task<T> WriteAsync<T>(string operation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken) =>
        session.WriteAsync(operation, IsolationLevel.ReadCommitted, body, cancellationToken);

    private PhaseScope Phase(string name) => new(phases, name);

    /// <summary>The datasets that chunks name.</summary>
    /// <exception cref="StorageException">One of them does not exist.</exception>
    private static async Task<Dictionary<string, DatasetId>> ResolveDatasetsAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken)
    {
        string[] names = [.. chunks.Select(static chunk => chunk.Dataset).Distinct(StringComparer.Ordinal)];
        var rows = await transaction.QueryAsync(
            new Statement(operation + ":resolve_datasets", FindDatasets), static reader => (Name: reader.GetString(0), Id: new DatasetId(reader.GetInt16(1))), cancellationToken, [names]);
        var datasets = rows.ToDictionary(static row => row.Name, static row => row.Id, StringComparer.Ordinal);
        foreach (var chunk in chunks)
        {
            if (!datasets.ContainsKey(chunk.Dataset))
            {
                throw StorageFault.UnknownDataset(chunk);
            }
        }

        return datasets;
    }

    private static Task<HashSet<int>> FindStoredAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<NewChunk> chunks, Dictionary<string, DatasetId> datasets, CancellationToken cancellationToken) =>
        ChunkRows.FindStoredAsync(transaction, operation, [.. chunks.Select(chunk => (datasets[chunk.Dataset], chunk.Id))], cancellationToken);
}
