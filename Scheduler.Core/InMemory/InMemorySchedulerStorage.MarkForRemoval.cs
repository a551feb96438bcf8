using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.MarkForRemoval);
        _clock.Require(_ledger.NewestTick, now);
        if (_ledger.CanBeMarked(chunk))
        {
            _ledger.ApplyMark(chunk, now);
        }

        _ledger.ApplyTick(now);
    }
}
