using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Rows of draining copies.</summary>
internal static class StaleRows
{
    /// <summary>Deletes pairs by key, and counts those that are gone now: the deleted ones, and those whose worker is registered no more, since they went with it.</summary>
    public const string DeletePairs = """
        with deleted as (
            delete from sched_stale_mappings as stored
            using unnest($1::bigint[], $2::bigint[]) as gone (chunk_pk, worker_id)
            where stored.chunk_pk = gone.chunk_pk and stored.worker_id = gone.worker_id
            returning stored.worker_id
        )
        select (select count(*) from deleted)
               + (select count(*) from unnest($2::bigint[]) as gone (worker_id)
                  where not exists (select from sched_workers as worker where worker.id = gone.worker_id))
        """;

    /// <summary>Deletes pairs that the ledger knows to exist.</summary>
    /// <exception cref="StorageException">Some were gone although their worker is not: somebody else writes the scheduler's tables.</exception>
    public static async Task DeleteAsync(
        PostgresTransaction transaction, string phase, IReadOnlyList<ChunkWorker> pairs, CancellationToken cancellationToken)
    {
        var (statement, mostKeys) = (new Statement(phase, DeletePairs), transaction.Edges.KeySliceRows);
        for (var start = 0; start < pairs.Count; start += mostKeys)
        {
            var slice = pairs.Skip(start).Take(mostKeys).ToArray();
            var gone = await transaction.ScalarAsync<long>(
                statement,
                cancellationToken,
                Array.ConvertAll(slice, static pair => pair.Chunk.Value),
                Array.ConvertAll(slice, static pair => pair.Worker.Value));
            KnownRows.Require(statement, slice.Length, gone);
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
