using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default)
    {
        const string Operation = StoragePhases.RegisterNewChunks;
        RequireUsable(cancellationToken);
        using var phase = Phase(Operation);
        var (ledger, verdict) = await WriteAsync(
            Operation,
            async (transaction, ledger) =>
            {
                await LedgerRefresh.ChunksAsync(transaction, Operation, ledger, cancellationToken);
                var verdict = ledger.DecideRegistration();
                await RegistrationWriter.WriteAsync(transaction, verdict, cancellationToken);
                return (ledger, verdict);
            },
            cancellationToken);
        ledger.ApplyRegistration(verdict);
        return verdict.Admitted;
    }
}
