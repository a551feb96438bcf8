using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles.Judging;

/// <content>Scheduling cycles and confirmation.</content>
public sealed partial class WorldJudge
{
    /// <summary>Of so many cycles of a drawn case, one asks a fresh planner too.</summary>
    private const int FreshPlannerOneIn = 16;

    /// <summary>What every cycle must keep that ends in an assignment, heard or not.</summary>
    private static readonly ImmutableArray<OracleDescription> Assignments =
        [AtomicPublication, ConfirmedPromotion, DroppedChunk, OracleCatalog.WorkerAssignment, RisingIds, CarriedOutPlan];

    /// <summary>What every cycle must keep, whatever became of it.</summary>
    private static readonly ImmutableArray<OracleDescription> Rows =
        [NoOvercommit, Retention, ConfirmedRouting, Watermark, DisjointDrains, SupersedingAssignment, CorrectionForest, RejectedChunk];

    /// <summary>What a cycle must keep whose answer was heard.</summary>
    private static readonly ImmutableArray<OracleDescription> Heard = [.. Rows, ExactClocks, BoundedDrain, AvoidableWait, PlannerInput];

    /// <summary>Idempotence needs a question before; the floors of plans and what comes first are asked of some planners; a fresh planner is asked now and then.</summary>
    private static readonly ImmutableArray<OracleDescription> Plans = [WeakFloors, StrongFloors, Idempotence, FreshPlanner];

    private static readonly ImmutableArray<JudgingDuty> CycleDuties =
    [
        Duty(JudgingPaths.Ordinary, [.. Heard, .. Assignments], [.. Plans, ServedFirst]),
        Duty(JudgingPaths.Restarted, [.. Heard, .. Assignments], [.. Plans, ServedFirst]),
        Duty(JudgingPaths.Refused, [.. Heard, ConfirmedPromotion, RisingIds], [.. Plans]),
        Duty(JudgingPaths.Interrupted, Rows, [.. Assignments, PlannerInput, FreshPlanner]),
    ];

    /// <summary>
    /// After a scheduling cycle, before anything else happens. Under a shortage only housekeeping has happened, and it must not
    /// overfill a disk or break a floor either.
    /// </summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="result">Its answer.</param>
    public void AfterCycle(CycleReport cycle, SchedulingCycleResult result)
    {
        using var pass = recorder.Pass(PathOf(result, cycle.IsRepeated));
        _shownSinceCycle.Clear();
        var (before, after) = (cycle.Before, cycle.After);
        JudgeDisks(before, after);
        recorder.Judge(ExactClocks, ExactClockOracle.Judge(before, after.View, result, after.Now, settings.DrainWindowTicks));
        recorder.Judge(BoundedDrain, BoundedDrainOracle.JudgeCycle(before, after.View, after.Now, settings.DrainWindowTicks));
        JudgeRouting(before, after);
        if (result is SchedulingCycleResult.Published published)
        {
            _blindReleases.After(before, published.Evicted, published.Assignment, after);
            JudgeAssignment(cycle, published.Assignment);
        }

        if (cycle.PreviousCall is not null && cycle.Planner.LatestCall is { } call)
        {
            recorder.Judge(Idempotence, IdempotenceOracle.Judge(cycle.PreviousCall, call));
        }

        recorder.Judge(
            PlannerInput, PlannerInputOracle.JudgeCalls(after.Now, settings.Schedulers, cycle.Planner.CallsOfCycle.Count));
        JudgeQuestions(cycle);
        JudgeDecision(cycle, result);
        JudgeRows(before, after);
    }

    /// <summary>
    /// After a restart in mid-cycle. What was committed counts although nobody heard of it: its number is used up, chunks are
    /// stamped with it, and its changes of routing are queued.
    /// </summary>
    public void AfterInterruptedCycle(CycleReport cycle)
    {
        using var pass = recorder.Pass(JudgingPaths.Interrupted);
        var (before, after) = (cycle.Before, cycle.After);
        JudgeDisks(before, after);
        JudgeRouting(before, after);
        if (UnheardCycle.Of(before, after.View, cycle.Asked) is { } unheard)
        {
            _blindReleases.After(before, unheard.Evicted, unheard.Assignment, after);
            JudgeAssignment(cycle, unheard.Assignment);
        }

        JudgeQuestions(cycle);
        JudgeRows(before, after);
    }

    /// <summary>After the quorum was counted.</summary>
    /// <param name="thresholdPercent">Share of the active workers that confirms an assignment.</param>
    /// <param name="applied">What each active worker had applied.</param>
    /// <param name="newest">The newest assignment.</param>
    /// <param name="reached">What the quorum has reached.</param>
    public void AfterCount(int thresholdPercent, IReadOnlyList<WorkerAssignmentId> applied, WorkerAssignmentId newest, WorkerAssignmentId reached) =>
        recorder.Judge(Watermark, WatermarkOracle.JudgeQuorum(thresholdPercent, applied, newest, reached));

    /// <summary>After the quorum has reached an assignment and the storage was told.</summary>
    /// <param name="before">What was stored before.</param>
    /// <param name="after">What is stored after.</param>
    /// <param name="reached">What the quorum has reached.</param>
    /// <param name="applied">What each active worker had applied.</param>
    public void AfterConfirmation(StorageState before, PlacementView after, WorkerAssignmentId reached, IReadOnlyList<WorkerAssignmentId> applied)
    {
        using var pass = recorder.Pass(JudgingPaths.Confirmation);
        if (reached > before.Watermark)
        {
            _strictWatermarks.Confirm(reached, applied);
        }

        recorder.Judge(Watermark, WatermarkOracle.Judge(before, after.State));
        _routing = _routing.AfterConfirmation(reached);
        recorder.Judge(ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, after));
    }

    private static JudgingPath PathOf(SchedulingCycleResult result, bool isRepeated) => result switch
    {
        SchedulingCycleResult.Shortage => JudgingPaths.Refused,
        _ when isRepeated => JudgingPaths.Restarted,
        _ => JudgingPaths.Ordinary,
    };

    private void JudgeDisks(PlacementView before, WorldReading after)
    {
        recorder.Judge(NoOvercommit, OvercommitOracle.Judge(after.View, settings.WorkerCapacityBytes));
        recorder.Judge(Retention, RetentionOracle.Judge(after.View, RetentionBaseline.From(before), after.Floor));
    }

    private void JudgeRouting(PlacementView before, WorldReading after)
    {
        recorder.Judge(Watermark, WatermarkOracle.Judge(before.State, after.State));
        _routing = _routing.AfterCycle(before, after.View);
        recorder.Judge(ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, after.View));
        _blindReleases.AfterHousekeeping(before, after);
    }

    /// <summary>An assignment, and whether the storage made of the plan what the planner had decided.</summary>
    private void JudgeAssignment(CycleReport cycle, WorkerAssignment assignment)
    {
        var (before, after) = (cycle.Before, cycle.After);
        var relied = ReliableFleet.Of(before, after.Unreliable);
        recorder.Judge(AtomicPublication, AtomicPublicationOracle.Judge(after.Relied, RetentionBaseline.From(relied), after.Floor));
        recorder.Judge(OracleCatalog.WorkerAssignment, WorkerAssignmentOracle.Judge(assignment, before, after.View));
        recorder.Judge(
            DroppedChunk,
            DroppedChunkOracle.Judge(settings.Planner.LeavesGaps ? relied : before, after.View, assignment, after.Floor));
        recorder.Judge(RisingIds, RisingIdsOracle.Judge(_publishedIds, assignment));
        _publishedIds = _publishedIds.After(assignment);
        _listings = _listings.After(assignment);
        recorder.Judge(ConfirmedPromotion, ConfirmedPromotionOracle.JudgeStamps(after.View, _listings));
        if (cycle.Asked is { } asked)
        {
            recorder.Judge(CarriedOutPlan, CarriedOutPlanOracle.Judge(before, after.View, asked, after.Now));
        }
    }

    /// <summary>What the planner was asked, and now and then whether its answer depends on nothing else. An interrupted cycle may have asked or not.</summary>
    private void JudgeQuestions(CycleReport cycle)
    {
        foreach (var call in cycle.Planner.CallsOfCycle)
        {
            recorder.Judge(
                PlannerInput,
                PlannerInputOracle.Judge(cycle.Before, cycle.After.Now, settings.DrainWindowTicks, call, cycle.Planner.HostOf(call)));
        }

        if (cycle.Asked is { } asked && recorder.IsSampled(cycle.Number, FreshPlannerOneIn))
        {
            recorder.Judge(FreshPlanner, FreshPlannerOracle.Judge(asked, cycle.Planner.AskAfresh(asked.Input)));
        }
    }

    /// <summary>What the planner decided, whatever the storage made of it.</summary>
    private void JudgeDecision(CycleReport cycle, SchedulingCycleResult result)
    {
        var (before, after) = (cycle.Before, cycle.After);
        if (cycle.Planner.LatestCall is { } call)
        {
            JudgePlan(call, after.Rules);
        }

        recorder.Judge(ConfirmedPromotion, ConfirmedPromotionOracle.JudgeNewStamps(before, after.View));
        if (result is SchedulingCycleResult.Shortage)
        {
            recorder.Judge(RisingIds, RisingIdsOracle.JudgeShortage(before.State, after.State));
        }
    }

    private void JudgePlan(PlannerCall call, FleetRules rules)
    {
        var relied = ReliableFleet.Of(call);
        recorder.Judge(Retention, RetentionOracle.JudgePlan(relied));
        recorder.Judge(Retention, RetentionOracle.JudgeEvictions(call));
        recorder.Judge(NoOvercommit, OvercommitOracle.JudgeFreshCopies(call, rules.Eligibility));
        recorder.Judge(
            AvoidableWait,
            settings.Planner.LetsChunksWait ? AvoidableWaitOracle.Judge(relied, rules) : AvoidableWaitOracle.JudgeNone(relied));
        if (settings.Planner.LeavesGaps)
        {
            recorder.Judge(WeakFloors, StarvedFloorOracle.JudgeRoom(relied, rules));
            recorder.Judge(StrongFloors, StarvedFloorOracle.JudgeYielding(relied, rules));
        }
        else if (settings.Planner.LetsChunksWait)
        {
            recorder.Judge(Retention, RetentionOracle.JudgeSafeEvictions(call));
            recorder.Judge(StrongFloors, StarvedFloorOracle.JudgeMissed(relied, rules));
            recorder.Judge(ServedFirst, ServedFirstOracle.Judge(relied, rules));
        }
    }

    /// <summary>What every state must keep to.</summary>
    private void JudgeRows(PlacementView before, WorldReading after)
    {
        recorder.Judge(DisjointDrains, DisjointDrainOracle.Judge(after.View));
        recorder.Judge(SupersedingAssignment, SupersedingAssignmentOracle.Judge(after.View));
        recorder.Judge(CorrectionForest, CorrectionForestOracle.Judge(after.View));
        recorder.Judge(RejectedChunk, RejectedChunkOracle.Judge(before, after.View, after.WorkerAssignment));
    }
}
