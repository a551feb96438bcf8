using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default)
    {
        const string Operation = StoragePhases.ConfirmWorkerAssignment;
        RequireUsable(cancellationToken);
        using var phase = Phase(Operation);
        var (ledger, replayed) = await WriteAsync(
            Operation,
            now,
            async (transaction, ledger) =>
            {
                var replayed = ledger.DecideConfirmation(id);
                if (replayed is not null)
                {
                    await ConfirmationWriter.WriteAsync(transaction, ledger, id, replayed, now, cancellationToken);
                }

                return (ledger, replayed);
            },
            cancellationToken);
        if (replayed is not null)
        {
            ledger.ApplyConfirmation(id, replayed, now);
        }
    }
}
