using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.RunVisibilityCycle);
        _clock.Require(_ledger.NewestTick, now);
        var decision = _ledger.DecideVisibility(now);
        _ledger.ApplyVisibility(decision);
        _ledger.ApplyTick(now);
        return _ledger.BuildPortalAssignment(decision.Portal);
    }
}
