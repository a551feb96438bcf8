using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>The cycle that most actions run, and publication.</content>
public sealed partial class SchedulerWorld
{
    private async ValueTask CycleAsync(CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        var before = View;
        var (previousCall, wasShort) = (_planner.LatestCall, IsInfeasible);
        SchedulingCycleResult? result;
        var isRepeated = false;
        while ((result = await TryScheduleAsync(cancellationToken)) is null)
        {
            await ReadStateAsync(cancellationToken);
            JudgeInterruptedCycle(before);
            before = View;
            previousCall = _planner.LatestCall;
            isRepeated = true;
        }

        Account(result);
        await ReadStateAsync(cancellationToken);
        JudgeScheduling(before, result, previousCall, isRepeated);
        SeeScheduling(before, wasShort, result);
        await CatchUpWithoutQuorumAsync(cancellationToken);
        var silent = Pool.SilentCount;
        await PassUntilAsync(Later(Configuration.ClockStepTicks), cancellationToken);
        _facts.Network.AfterClockStep(hasNoticed: Pool.SilentCount < silent);
        await CollectAsync(cancellationToken);
        await PublishVisibilityAsync(cancellationToken);
    }

    /// <summary>Runs a scheduling cycle; null if the scheduler was restarted in the middle of it.</summary>
    private async ValueTask<SchedulingCycleResult?> TryScheduleAsync(CancellationToken cancellationToken)
    {
        SchedulingCycleResult? result = null;
        _cycles++;
        FollowRestarts();
        _planner.BeginCycle();
        try
        {
            result = await _storage.RunSchedulingCycleAsync(_planner.AlgorithmFor(Floor), Now, Configuration.MTicks, cancellationToken);
            TickIsStored();
        }
        catch (SchedulerRestartedException)
        {
            _recorder.Label("scheduler restarted in mid-cycle");
        }

        StateHasChanged();
        return result;
    }

    private void FollowRestarts()
    {
        if (_backend.Restarts() is var restarts && restarts != _restarts)
        {
            _restarts = restarts;
            _planner.Restart();
        }
    }

    private void Account(SchedulingCycleResult result)
    {
        Counters.ExpiredDrains += result.Housekeeping.ExpiredDrains.Count;
        Counters.RescuedDrains += result.Housekeeping.RescuedDrains.Count;
        Departures = Departures.AfterCycle();
        _shownSinceCycle.Clear();
        if (result is SchedulingCycleResult.Published published)
        {
            Counters.Evictions += published.Evicted.Count;
            _facts.Network.AfterPublication(LatestWorkerAssignment, published.Assignment, Pool);
            LatestWorkerAssignment = published.Assignment;
            (IsInfeasible, IsRefused) = (published.Waiting.Count > 0, false);
            IsSaturationLatched &= IsInfeasible;
            _scheduleStatus = ScheduleStatus.Placed;
            _recorder.Fold("worker assignment", PublishedHash.Of(published.Assignment));
            if (published.Waiting.Count > 0)
            {
                _recorder.Fold("waiting", PublishedHash.Of(published.Waiting));
            }
        }
        else
        {
            (IsInfeasible, IsRefused) = (true, true);
            _scheduleStatus = ScheduleStatus.NotEnoughCapacity;
            _recorder.Fold("shortage", 1);
        }
    }

    /// <summary>At a quorum of 0 the newest assignment counts as confirmed as soon as it is published, although no disk has changed.</summary>
    private async ValueTask CatchUpWithoutQuorumAsync(CancellationToken cancellationToken)
    {
        if (Configuration.ConfirmThresholdPercent == 0)
        {
            await ConfirmAsync(cancellationToken);
        }
    }

    private async ValueTask CollectAsync(CancellationToken cancellationToken)
    {
        var before = State;
        var deleted = await _storage.CollectInactiveWorkersAsync(Now, Configuration.RetentionTicks, cancellationToken);
        TickIsStored();
        StateHasChanged();
        if (deleted.Count > 0)
        {
            Counters.DeletedWorkers += deleted.Count;
            _facts.Membership.AfterCollection(before, deleted);
            _recorder.Label("churn: worker deleted by collection");
            Pool.LearnRegistry((await ReadStateAsync(cancellationToken)).Workers);
        }
    }

    private async ValueTask PublishVisibilityAsync(CancellationToken cancellationToken)
    {
        var assignment = await _storage.RunVisibilityCycleAsync(Now, cancellationToken);
        TickIsStored();
        StateHasChanged();
        _recorder.Fold("portal assignment", PublishedHash.Of(assignment));
        await ReadStateAsync(cancellationToken);
        JudgePublication(assignment);
    }

    private async ValueTask AdvanceAsync(AdvanceClock advance, CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        await PassUntilAsync(Later(advance.Ticks), cancellationToken);
        RecordDrainOutcomes(DrainOutcomes.Of(View, Now, Configuration.MTicks));
        await CycleAsync(cancellationToken);
    }

    private async ValueTask SetFloorAsync(int value, CancellationToken cancellationToken)
    {
        _recorder.Label(value switch
        {
            _ when value < Floor && IsInfeasible => "floor: lowered to recover (saturated)",
            _ when value < Floor => "floor: lowered",
            _ when value > Floor => "floor: raised (pressure)",
            _ => "floor: unchanged",
        });
        Floor = value;
        await CycleAsync(cancellationToken);
    }
}
