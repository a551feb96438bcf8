using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default)
    {
        const string Operation = StoragePhases.RunVisibilityCycle;
        RequireUsable(cancellationToken);
        using var phase = Phase(Operation);
        var (ledger, decision) = await WriteAsync(
            Operation,
            now,
            async (transaction, ledger) =>
            {
                await LedgerRefresh.AllAsync(transaction, Operation, ledger, cancellationToken);
                var decision = ledger.DecideVisibility(now);
                await VisibilityWriter.WriteAsync(transaction, ledger, decision, cancellationToken);
                return (ledger, decision);
            },
            cancellationToken);
        ledger.ApplyVisibility(decision);
        return ledger.BuildPortalAssignment(decision.Portal);
    }
}
