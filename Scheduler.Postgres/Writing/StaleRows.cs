using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Rows of draining copies.</summary>
internal static class StaleRows
{
    /// <summary>Deletes pairs by key.</summary>
    public const string DeletePairs = """
        delete from sched_stale_mappings as stored
        using unnest($1::bigint[], $2::bigint[]) as gone (chunk_pk, worker_id)
        where stored.chunk_pk = gone.chunk_pk and stored.worker_id = gone.worker_id
        """;

    /// <summary>Deletes pairs. Those that went with their worker are not missed.</summary>
    public static async Task DeleteAsync(
        PostgresTransaction transaction, string phase, IReadOnlyList<ChunkWorker> pairs, CancellationToken cancellationToken)
    {
        for (var start = 0; start < pairs.Count; start += KeySlices.MostKeys)
        {
            var slice = pairs.Skip(start).Take(KeySlices.MostKeys).ToArray();
            await transaction.ExecuteAsync(
                new Statement(phase, DeletePairs),
                cancellationToken,
                Array.ConvertAll(slice, static pair => pair.Chunk.Value),
                Array.ConvertAll(slice, static pair => pair.Worker.Value));
        }
    }

    /// <summary>Inserts pairs that begin to drain.</summary>
    public static async Task InsertAsync(
        PostgresTransaction transaction, string phase, IReadOnlyList<ChunkWorker> pairs, WorkerAssignmentId supersededAt, CancellationToken cancellationToken)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        await transaction.CopyAsync(
            new Statement(phase, "copy sched_stale_mappings (chunk_pk, worker_id, superseded_at_worker_assignment_id) from stdin (format binary)"),
            importer =>
            {
                foreach (var (chunk, worker) in pairs)
                {
                    importer.StartRow();
                    importer.Write(chunk.Value, NpgsqlDbType.Bigint);
                    importer.Write(worker.Value, NpgsqlDbType.Bigint);
                    importer.Write(supersededAt.Value, NpgsqlDbType.Bigint);
                }
            },
            cancellationToken);
    }
}
