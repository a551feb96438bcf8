using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Reads the database, not the copy, so that a difference between the two cannot hide.</remarks>
    public async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        const string Operation = "read_state";
        RequireUsable(cancellationToken);
        var ledger = await LoadAsync(Operation, () => new ChunkLedger(NullLogger.Instance, metrics: null, phases: null, _options.Edges), cancellationToken);
        return ledger.ReadState();
    }
}
