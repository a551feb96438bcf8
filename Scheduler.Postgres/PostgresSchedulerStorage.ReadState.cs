using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Reads the database, not the copy, so that a difference between the two cannot hide.</remarks>
    public override async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        const string Operation = "read_state";
        RequireUsable(cancellationToken);
        var ledger = await LoadAsync(Operation, () => new ChunkLedger(new LedgerSettings { Edges = _options.Edges }), cancellationToken);
        return ledger.ReadState();
    }
}
