using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retentionTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(
        Tick now, long retentionTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        StorageLimits.RequireWindow(retentionTicks, nameof(retentionTicks));
        using var phase = Phase(StoragePhases.CollectInactiveWorkers);
        _clock.Require(_ledger.NewestTick, now);
        var garbage = _ledger.Workers.Where(row => row.InactiveSince is { } since && WorkerRetention.HasPassed(since, now, retentionTicks)).ToArray();
        if (garbage.Length > 0)
        {
            _ledger.ReplaceWorkers([.. _ledger.Workers.Except(garbage)]);
        }

        _ledger.ApplyTick(now);
        return Array.ConvertAll(garbage, static row => row.Pk);
    }
}
