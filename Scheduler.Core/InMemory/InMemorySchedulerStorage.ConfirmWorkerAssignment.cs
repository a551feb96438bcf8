using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.ConfirmWorkerAssignment);
        _clock.Require(_ledger.NewestTick, now);
        if (_ledger.DecideConfirmation(id) is { } replayed)
        {
            _ledger.ApplyConfirmation(id, replayed, now);
        }

        _ledger.ApplyTick(now);
    }
}
