using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

public sealed class RetentionOracleTests
{
    private static StateSketch Fleet => new StateSketch().Workers(1, 2, 3, 4, 5).Chunk(1);

    [Fact]
    [MustFire("O-03")]
    public void Case_112_A_fresh_copy_does_not_make_up_for_a_lost_one()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 1, 2, 3).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 1, 4).View, before, 2)
            .Fires(OracleCatalog.Retention, "chunk", "a/c1", "pk 1", "[1, 2, 3]", "keeps 1", "[1, 4]", "demands 2");
    }

    [Fact]
    [MustPass("O-03")]
    public void Case_112_A_floor_of_the_old_copies_is_enough()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 1, 2, 3).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 1, 2).View, before, 2).Passes();
        RetentionOracle.Judge(Fleet.Ideal(1, 1, 4).Stale(1, 2).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-03")]
    public void Case_112_A_chunk_may_rest_below_its_floor()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 5).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 5).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-03")]
    public void Case_114_A_chunk_in_removal_may_lose_all_copies()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 1, 2).View);

        RetentionOracle.Judge(Fleet.Dropped(1, 1).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-03")]
    public void A_departed_holder_cannot_be_kept()
    {
        var before = RetentionBaseline.From(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 1, 2).View);

        RetentionOracle.Judge(new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 2).View, before, 2).Passes();
    }

    [Fact]
    [MustFire("O-03")]
    public void Every_active_holder_counts_when_there_are_fewer_than_the_floor()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 5).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 1, 2).View, before, 2).Fires(OracleCatalog.Retention, "chunk", "keeps 0", "demands 1");
    }

    [Fact]
    [MustPass("O-03")]
    public void A_plan_that_publishes_a_floor_of_the_copies_that_are_there()
    {
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0, 1, 2], published: [1, 2, 3])).Passes();
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0], published: [0, 3])).Passes();
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [], published: [3])).Passes();
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0, 1], published: [1, 3], new EvictedCopy(0, 0))).Passes();
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0, 1], published: []) with { Outcome = new ScheduleOutcome.Infeasible() }).Passes();
    }

    [Fact]
    [MustFire("O-03")]
    public void A_plan_that_publishes_new_homes_only()
    {
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0, 1, 2], published: [2, 3])).Fires(OracleCatalog.Retention, "chunk", "pk 7", "1 of the 3", "demands 2");
        RetentionOracle.JudgePlan(Plan(floor: 2, held: [0, 1], published: [3, 4], new EvictedCopy(0, 0))).Fires(OracleCatalog.Retention, "chunk", "0 of the 1", "demands 1");
    }

    private static PlannerCall Plan(int floor, ushort[] held, ushort[] published, params EvictedCopy[] evicted) =>
        new(
            new SchedulingInput(
                new SchedulingChunks([new(7)], ["a"], [0], Utf8Column.FromStrings(["c1"]), [100], [2], [3], [true]),
                new SchedulingWorkers([new(1), new(2), new(3), new(4), new(5)], ["p1", "p2", "p3", "p4", "p5"], [null, null, null, null, null]),
                HolderLists.FromRows([held]),
                HolderLists.FromRows([held]),
                HolderLists.FromRows([[]])),
            floor,
            new ScheduleOutcome.Placed(HolderLists.FromRows([published]), new SortedTable<ushort, ushort>([], []), evicted));
}
