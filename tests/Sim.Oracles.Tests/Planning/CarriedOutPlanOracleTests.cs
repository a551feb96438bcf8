using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

public sealed class CarriedOutPlanOracleTests
{
    private static readonly Tick Now = new(9);

    /// <summary>C1 is held by W1 and W2 and drains on W3; C2 is dropped and held by W1; C3 is new and waits since tick 4.</summary>
    private static StateSketch Before => new StateSketch()
        .Workers(1, 2, 3)
        .Chunk(1).Visible(1).Ideal(1, 1, 2).Stale(1, 3)
        .Chunk(2).Dropped(2, at: 1).Ideal(2, 1)
        .Chunk(3).Waiting(3, WaitingReason.NoRoom, since: 4)
        .Chunk(4);

    /// <summary>C1 moves to W3 and W1 gives it up, W2 loses it at once; C2 goes; C3 waits for another reason, and so does C4 from now on.</summary>
    private static StateSketch After => new StateSketch()
        .Workers(1, 2, 3)
        .Chunk(1).Visible(1).Ideal(1, 3).Stale(1, 1)
        .Chunk(2).Dropped(2, at: 1)
        .Chunk(3).Waiting(3, WaitingReason.LargerThanAnyDisk, since: 4)
        .Chunk(4).Waiting(4, WaitingReason.NoRoom, since: 9);

    private static PlannerCall Call => new(
        new SchedulingInput(
            new SchedulingChunks(
                [new(1), new(2), new(3), new(4)],
                ["a"],
                [0, 0, 0, 0],
                Utf8Column.FromStrings(["c1", "c2", "c3", "c4"]),
                [100, 100, 100, 100],
                [2, 4, 6, 8],
                [3, 5, 7, 9],
                [true, false, false, false]),
            new SchedulingWorkers([new(1), new(2), new(3)], ["peer-c", "peer-b", "peer-a"], [null, null, null]),
            HolderLists.FromRows([[0, 1, 2], [0], [], []]),
            HolderLists.FromRows([[0, 1], [0], [], []]),
            HolderLists.FromRows([[0, 1], [], [], []])),
        1,
        new ScheduleOutcome.Placed(HolderLists.FromRows([[2], [], [], []]), new([], []), [new EvictedCopy(0, 1)])
        {
            Waiting = [new WaitingRow(2, WaitingReason.LargerThanAnyDisk), new WaitingRow(3, WaitingReason.NoRoom)],
        });

    [Fact]
    [MustPass("O-46")]
    public void A_plan_that_was_carried_out_and_a_refusal_hold()
    {
        CarriedOutPlanOracle.Judge(Before.View, After.View, Call, Now).Passes();
        CarriedOutPlanOracle.Judge(Before.View, Before.View, Call with { Outcome = new ScheduleOutcome.Infeasible() }, Now).Passes();
    }

    [Fact]
    [MustFire("O-46")]
    public void Another_holder_a_lost_or_needless_drain_and_a_copy_beside_the_plan_fire()
    {
        Fires(After.Ideal(1, 2, 3), "pk 1", "was planned on [3] and is committed to [2, 3]");
        Fires(After.Stale(1, 2), "pk 1", "leaves [1] to drain");
        Fires(After.Stale(2, 1), "pk 2", "leaves [] to drain");
        Fires(After.Chunk(5).Ideal(5, 1), "pk 5", "was not in the plan");
    }

    [Fact]
    [MustFire("O-46")]
    public void A_wait_that_begins_anew_is_lost_or_has_another_reason_fires()
    {
        Fires(After.Waiting(3, WaitingReason.LargerThanAnyDisk, since: 9), "pk 3", "since tick 4");
        Fires(After.Waiting(4, WaitingReason.NoRoom, since: 4), "pk 4", "since tick 9");
        Fires(After.Waiting(3, WaitingReason.NoRoom, since: 4), "pk 3", "larger-than-any-disk since tick 4 by the plan");
        Fires(After.Waiting(1, WaitingReason.NoRoom, since: 9), "pk 1", "must not wait by the plan");
    }

    private static void Fires(StateSketch after, string chunk, string finding) =>
        CarriedOutPlanOracle.Judge(Before.View, after.View, Call, Now).Fires(OracleCatalog.CarriedOutPlan, "chunk", chunk, finding);
}
