using Scheduler.Core.Lifecycle;
using Sim.Models.Views;
using Sim.Oracles.Judging;

namespace Sim.Models.World;

/// <content>The cycle that most actions run, publication and confirmation.</content>
public sealed partial class SchedulerWorld
{
    internal async ValueTask CycleAsync(CancellationToken cancellationToken)
    {
        var (before, previousCall, wasShort, isRepeated) = (Storage.View, Planner.LatestCall, IsInfeasible, false);
        SchedulingCycleResult? result;
        while ((result = await TryScheduleAsync(cancellationToken)) is null)
        {
            Picture?.ShowScheduling(result: null);
            Judge.AfterInterruptedCycle(new CycleReport(_cycles, before, Reading(), Planner));
            (before, previousCall, isRepeated) = (Storage.View, Planner.LatestCall, true);
        }

        Account(result);
        Picture?.ShowScheduling(result);
        Judge.AfterCycle(new CycleReport(_cycles, before, Reading(), Planner) { PreviousCall = previousCall, IsRepeated = isRepeated }, result);
        Telemetry.AfterCycle(before, wasShort, result);
        if (Quorum.ThresholdPercent == 0)
        {
            // The newest assignment counts as confirmed as soon as it is published, although no disk has changed.
            await ConfirmAsync(cancellationToken);
        }

        var silent = Pool.SilentCount;
        await PassUntilAsync(Clock.Later(Configuration.ClockStepTicks), cancellationToken);
        Facts.Network.AfterClockStep(hasNoticed: Pool.SilentCount < silent);
        await CollectAsync(cancellationToken);
        await PublishVisibilityAsync(cancellationToken);
    }

    internal async ValueTask PublishVisibilityAsync(CancellationToken cancellationToken)
    {
        var assignment = await Storage.CallAtAsync(Now, calls => calls.RunVisibilityCycleAsync(Now, cancellationToken), cancellationToken);
        Recorder.Fold("portal assignment", PublishedHash.Of(assignment));
        Picture?.Show(PlainReasons.Visibility);
        Judge.AfterPublication(Reading(), assignment);
        LatestPortalAssignment = assignment;
        Telemetry.AfterVisibility(assignment);
    }

    /// <summary>Counts the quorum and reports the assignment that it has reached.</summary>
    internal async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        var applied = Fleet.ReportedByActive();
        var reached = WatermarkQuorum.Watermark(Quorum.ThresholdPercent, applied, NewestAssignment);
        Judge.AfterCount(Quorum.ThresholdPercent, applied, NewestAssignment, reached);
        if (reached > WorkerAssignmentId.None)
        {
            var before = State;
            await Storage.CallAtAsync(Now, calls => calls.ConfirmWorkerAssignmentAsync(reached, Now, cancellationToken), cancellationToken);
            Recorder.Fold("confirmed", unchecked((ulong)reached.Value));
            Picture?.Show(PlainReasons.Confirmation(reached));
            Judge.AfterConfirmation(before, Storage.View, reached, applied);
            var isNews = reached > before.Watermark && Quorum.ThresholdPercent > 0;
            Facts.Network.AfterConfirmation(isNews, Fleet.IsAnyApplying);
        }
    }

    /// <summary>Lets the storage decide which new chunks are admitted.</summary>
    internal async ValueTask<IReadOnlyList<ChunkPk>> RegisterAsync(CancellationToken cancellationToken)
    {
        var before = Storage.View;
        var admitted = await Storage.CallAsync(calls => calls.RegisterNewChunksAsync(cancellationToken), cancellationToken);
        Judge.AfterRegistration(before, Storage.View);
        Facts.Registration.AfterRegistration(before, Storage.View);
        return admitted;
    }

    /// <summary>Runs a scheduling cycle; null if the scheduler was restarted in the middle of it.</summary>
    private async ValueTask<SchedulingCycleResult?> TryScheduleAsync(CancellationToken cancellationToken)
    {
        _cycles++;
        FollowRestarts();
        Planner.BeginCycle();
        try
        {
            return await Storage.CallAtAsync(
                Now, calls => calls.RunSchedulingCycleAsync(Planner.AlgorithmFor(Floor), Now, Configuration.MTicks, cancellationToken), cancellationToken);
        }
        catch (SchedulerRestartedException)
        {
            Recorder.Label("scheduler restarted in mid-cycle");
            return null;
        }
    }

    private void FollowRestarts()
    {
        if (_backend.Restarts() is var restarts && restarts != _restarts)
        {
            _restarts = restarts;
            Planner.Restart();
        }
    }

    private void Account(SchedulingCycleResult result)
    {
        Counters.ExpiredDrains += result.Housekeeping.ExpiredDrains.Count;
        Counters.RescuedDrains += result.Housekeeping.RescuedDrains.Count;
        Departures = Departures.AfterCycle();
        if (result is SchedulingCycleResult.Published published)
        {
            Counters.Evictions += published.Evicted.Count;
            Facts.Network.AfterPublication(LatestWorkerAssignment, published.Assignment, Pool);
            LatestWorkerAssignment = published.Assignment;
            (IsInfeasible, IsRefused) = (published.Waiting.Count > 0, false);
            IsSaturationLatched &= IsInfeasible;
            _scheduleStatus = ScheduleStatus.Placed;
            Recorder.Fold("worker assignment", PublishedHash.Of(published.Assignment));
            if (published.Waiting.Count > 0)
            {
                Recorder.Fold("waiting", PublishedHash.Of(published.Waiting));
            }
        }
        else
        {
            (IsInfeasible, IsRefused) = (true, true);
            _scheduleStatus = ScheduleStatus.NotEnoughCapacity;
            Recorder.Fold("shortage", 1);
        }
    }

    private async ValueTask CollectAsync(CancellationToken cancellationToken)
    {
        var before = State;
        var deleted = await Storage.CallAtAsync(
            Now, calls => calls.CollectInactiveWorkersAsync(Now, Configuration.RetentionTicks, cancellationToken), cancellationToken);
        if (deleted.Count > 0)
        {
            Counters.DeletedWorkers += deleted.Count;
            Facts.Membership.AfterCollection(before, deleted);
            Recorder.Label("churn: worker deleted by collection");
            Pool.LearnRegistry(State.Workers);
            Picture?.Show(PlainReasons.Collection);
        }
    }
}
