using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long mTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(algorithm);
        StorageLimits.RequireWindow(mTicks, nameof(mTicks));
        using var phase = Phase(StoragePhases.RunSchedulingCycle);
        _clock.Require(_ledger.NewestTick, now);
        var housekeeping = _ledger.KeepHouse(now, mTicks);
        _ledger.ApplyTick(now);
        cancellationToken.ThrowIfCancellationRequested();
        var input = _ledger.BuildSchedulingInput();
        if (_ledger.Ask(algorithm, input) is not ScheduleOutcome.Placed placed)
        {
            return new SchedulingCycleResult.Shortage(housekeeping);
        }

        var decision = _ledger.DecidePlacement(placed, input, now);
        cancellationToken.ThrowIfCancellationRequested();
        _ledger.ApplyPlacement(decision, now);
        return new SchedulingCycleResult.Published(_ledger.BuildWorkerAssignment(decision), decision.Evicted, housekeeping) { Waiting = decision.Waiting.Waiting };
    }
}
