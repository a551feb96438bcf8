using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.RegisterNewChunks);
        var verdict = _ledger.DecideRegistration();
        _ledger.ApplyRegistration(verdict);
        return verdict.Admitted;
    }
}
