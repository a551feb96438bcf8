using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Shared;

internal sealed partial class SharedTableWriter
{
    /// <summary>Changes status and version of workers by key.</summary>
    public const string UpdateWorkers = """
        update sched_workers as stored set version = changed.version, inactive_since = changed.inactive_since
        from unnest($1::bigint[], $2::text[], $3::bigint[]) as changed (id, version, inactive_since)
        where stored.id = changed.id
        """;

    /// <summary>
    /// Deletes workers that departed before a tick, with their draining copies. One statement, so that a reactivation that is
    /// under way wins: the delete waits for the row, looks at it again and leaves it.
    /// </summary>
    public const string DeleteWorkers = "delete from sched_workers where inactive_since < $1 returning id";

    private const string InsertWorkers = """
        insert into sched_workers (id, peer_id, version)
        select $1 + ordinal, peer_id, version
        from unnest($2::text[], $3::text[]) with ordinality as fresh (peer_id, version, ordinal)
        """;

    /// <summary>Takes the complete set of active workers. An unchanged set writes nothing and consumes no key.</summary>
    public async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.UpdateWorkerSet;
        RosterRule.Require(active);
        using var phase = Phase(Operation);
        await WriteAsync(
            Operation,
            async transaction =>
            {
                // The lock makes two writers of the registry follow each other before either reads it.
                await KeyCounters.TakeWorkersAsync(transaction, Operation, 0, cancellationToken);
                clock.Require(await transaction.NewestTickAsync(cancellationToken), now);
                var registered = await transaction.QueryAsync(
                    new Statement(Operation + ":fetch_workers", LedgerRefresh.FetchWorkers), LedgerRows.Worker, cancellationToken);
                var change = RosterChange.Of(registered, active, now);
                await UpdateAsync(transaction, Operation, change.Updated, cancellationToken);
                await InsertAsync(transaction, Operation, change.Added, cancellationToken);
                await ClockRows.RaiseAsync(transaction, Operation, ClockRows.Registry, now, cancellationToken);
                return change;
            },
            cancellationToken);
    }

    /// <summary>Deletes workers that have been inactive for long enough.</summary>
    public async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.CollectInactiveWorkers;
        StorageLimits.RequireWindow(retentionTicks, nameof(retentionTicks));
        using var phase = Phase(Operation);
        var deleted = await WriteAsync(
            Operation,
            async transaction =>
            {
                var deleted = WorkerRetention.CutOff(now, retentionTicks) is { } cutOff ? await DeleteAsync(transaction, Operation, cutOff, cancellationToken) : [];
                clock.Require(await transaction.NewestTickAsync(cancellationToken), now);
                await ClockRows.RaiseAsync(transaction, Operation, ClockRows.Registry, now, cancellationToken);
                return deleted;
            },
            cancellationToken);
        deleted.Sort();
        return deleted;
    }

    private static async Task<List<WorkerPk>> DeleteAsync(
        PostgresTransaction transaction, string operation, Tick cutOff, CancellationToken cancellationToken)
    {
        // A roster that is under way has read workers that it is about to bring back; they must not go in between.
        await KeyCounters.TakeWorkersAsync(transaction, operation, 0, cancellationToken);
        return await transaction.QueryAsync(
            new Statement(operation + ":gc_inactive", DeleteWorkers), static reader => new WorkerPk(reader.GetInt64(0)), cancellationToken, cutOff.Value);
    }

    private static async Task UpdateAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<WorkerView> updated, CancellationToken cancellationToken)
    {
        if (updated.Count > 0)
        {
            var update = new Statement(operation + ":upsert_active", UpdateWorkers);
            var changed = await transaction.ExecuteAsync(
                update,
                cancellationToken,
                updated.Select(static row => row.Pk.Value).ToArray(),
                updated.Select(static row => row.Version).ToArray(),
                updated.Select(static row => row.InactiveSince?.Value).ToArray());
            KnownRows.Require(update, updated.Count, changed);
        }
    }

    private static async Task InsertAsync(
        PostgresTransaction transaction, string operation, IReadOnlyList<WorkerInfo> added, CancellationToken cancellationToken)
    {
        if (added.Count > 0)
        {
            var last = await KeyCounters.TakeWorkersAsync(transaction, operation, added.Count, cancellationToken);
            await transaction.ExecuteAsync(
                new Statement(operation + ":upsert_active", InsertWorkers),
                cancellationToken,
                last,
                added.Select(static worker => worker.PeerId).ToArray(),
                added.Select(static worker => worker.Version).ToArray());
        }
    }
}
