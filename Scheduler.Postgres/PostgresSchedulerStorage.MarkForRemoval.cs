using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default)
    {
        const string Operation = StoragePhases.MarkForRemoval;
        RequireUsable(cancellationToken);
        using var phase = Phase(Operation);
        var ledger = await WriteAsync(
            Operation,
            now,
            async (transaction, ledger) =>
            {
                ChunkPk[] marked = ledger.CanBeMarked(chunk) ? [chunk] : [];
                await LifecycleStamps.WriteAsync(transaction, Operation + ":stamp", LifecycleStamps.Marked, marked, now.Value, cancellationToken);
                return ledger;
            },
            cancellationToken);
        if (ledger.CanBeMarked(chunk))
        {
            ledger.ApplyMark(chunk, now);
        }
    }
}
