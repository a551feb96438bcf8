using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class RetentionOracleTests
{
    private static StateSketch Fleet => new StateSketch().Workers(1, 2, 3, 4, 5).Chunk(1);

    [Fact]
    [MustFire("O-03")]
    public void A_fresh_copy_does_not_make_up_for_a_lost_one()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 1, 2, 3).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 1, 4).View, before, 2)
            .Fires(OracleCatalog.Retention, "chunk", "a/c1", "pk 1", "[1, 2, 3]", "keeps 1", "[1, 4]", "demands 2");
    }

    [Fact]
    [MustPass("O-03")]
    public void A_floor_of_the_old_copies_is_enough()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 1, 2, 3).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 1, 2).View, before, 2).Passes();
        RetentionOracle.Judge(Fleet.Ideal(1, 1, 4).Stale(1, 2).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-03")]
    public void A_chunk_may_rest_below_its_floor()
    {
        var before = RetentionBaseline.From(Fleet.Ideal(1, 5).View);

        RetentionOracle.Judge(Fleet.Ideal(1, 5).View, before, 2).Passes();
    }

    [Fact]
    [MustPass("O-03")]
    public void A_chunk_in_removal_may_lose_all_copies()
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
    public void A_plan_that_publishes_a_floor_of_the_copies_that_are_there_is_fine()
    {
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0, 1, 2], published: [1, 2, 3]).Call).Passes();
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0], published: [0, 3]).Call).Passes();
        RetentionOracle.JudgePlan(Plan.Chunk(held: [], published: [3]).Call).Passes();
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0, 1], published: [1, 3], evicted: [0]).Call).Passes();
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0, 1], published: []).Call with { Outcome = new ScheduleOutcome.Infeasible() }).Passes();
    }

    [Fact]
    [MustFire("O-03")]
    public void A_plan_that_publishes_new_homes_alone_is_a_fault()
    {
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0, 1, 2], published: [2, 3]).Call).Fires(OracleCatalog.Retention, "chunk", "pk 1", "1 of the 3", "demands 2");
        RetentionOracle.JudgePlan(Plan.Chunk(held: [0, 1], published: [3, 4], evicted: [0]).Call).Fires(OracleCatalog.Retention, "chunk", "0 of the 1", "demands 1");
    }

    [Fact]
    [MustPass("O-03")]
    public void Evicting_copies_that_a_chunk_has_too_many_of_is_fine()
    {
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [0, 1]).Call).Passes();
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0], published: [], evicted: [0], committed: [], isVisible: false).Call).Passes();
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], committed: [1, 2]).Call).Passes();
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0], published: [], evicted: [0]).Call with { Outcome = new ScheduleOutcome.Infeasible() }).Passes();
    }

    [Fact]
    [MustFire("O-03")]
    public void Evicting_copies_that_a_chunk_needs_is_a_fault()
    {
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0, 1], published: [1], evicted: [0]).Call)
            .Fires(OracleCatalog.Retention, "chunk", "worker 1", "1 committed copies of 2");
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [0]).Call)
            .Fires(OracleCatalog.Retention, "chunk", "no committed copy that readers are routed to");
        RetentionOracle.JudgeEvictions(Plan.Chunk(held: [0], published: [3], evicted: [0], committed: []).Call)
            .Fires(OracleCatalog.Retention, "chunk", "no copy at all");
    }

    [Fact]
    [MustPass("O-03")]
    public void Evicting_a_copy_is_fine_if_another_one_is_proven()
    {
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [1]).Call).Passes();
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [0, 1]).Chunk(held: [], published: [0]).Call).Passes();
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0], published: [], evicted: [0]).Call with { Outcome = new ScheduleOutcome.Infeasible() }).Passes();
    }

    [Fact]
    [MustFire("O-03")]
    public void Evicting_a_copy_that_somebody_may_miss_is_a_fault()
    {
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0]).Call)
            .Fires(OracleCatalog.Retention, "chunk", "worker 1", "nothing proves");
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [1], isVisible: false).Call)
            .Fires(OracleCatalog.Retention, "chunk", "worker 1", "nothing proves");
        RetentionOracle.JudgeSafeEvictions(Plan.Chunk(held: [0, 1, 2], published: [1, 2], evicted: [0], routed: [0, 1]).Chunk(held: [], published: [0], isVisible: false).Call)
            .Fires(OracleCatalog.Retention, "chunk", "worker 1", "readers are sent there");
    }

    private static PlanSketch Plan => new(Floor: 2, Workers: 5);
}
