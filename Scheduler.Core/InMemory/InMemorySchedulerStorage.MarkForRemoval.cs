using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.MarkForRemoval);
        if (Find(chunk) is { Lifecycle: { } lifecycle } row)
        {
            row.Lifecycle = lifecycle with { MarkedForRemoval = now };
            _views.ForgetLifecycles();
        }
    }
}
