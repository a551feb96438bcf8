using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class ReliableFleetTests
{
    [Fact]
    public void A_state_keeps_its_reliable_workers_and_their_copies()
    {
        var view = new StateSketch().Workers(1, 2, 3).Chunk(1).Ideal(1, 1, 2).Stale(1, 3, 4).Chunk(2).Ideal(2, 2).View;
        var relied = ReliableFleet.Of(view, [new(2)]);

        Assert.Equal(2, relied.WorkerCount);
        Assert.Equal([new WorkerPk(1)], relied.IdealAt(0).ToArray());
        Assert.Equal([new WorkerPk(3)], relied.StaleAt(0).ToArray());
        Assert.False(relied.IsHeld(1));
        Assert.Same(view, ReliableFleet.Of(view, []));
    }

    [Fact]
    public void A_plan_keeps_what_it_says_of_the_reliable_workers_at_their_new_positions()
    {
        var call = new PlanSketch(2, 4).Chunk(held: [0, 1, 3], published: [1, 2, 3], evicted: [0], committed: [0, 1, 3], routed: [1, 3]).Call;
        var relied = ReliableFleet.Of(call with { Unreliable = [new(2)] });
        var plan = Assert.IsType<ScheduleOutcome.Placed>(relied.Outcome);

        Assert.Equal([new WorkerPk(1), new(3), new(4)], relied.Input.Workers.Pks);
        Assert.Equal([0, 2], relied.Input.Held[0].ToArray().Select(position => (int)position));
        Assert.Equal([2], relied.Input.Routed[0].ToArray().Select(position => (int)position));
        Assert.Equal([1, 2], plan.Workers[0].ToArray().Select(position => (int)position));
        Assert.Equal(0, Assert.Single(plan.Evicted).Worker);
        Assert.Empty(relied.Unreliable);
        Assert.Same(call, ReliableFleet.Of(call));
    }

    /// <summary>Goal: floors are owed by reliable workers alone. Method: a chunk has its floor only if the unreliable holder counts, and reliable workers have room.</summary>
    [Fact]
    public void A_floor_that_needs_an_unreliable_worker_is_no_floor()
    {
        var call = new PlanSketch(2, 4).Chunk(held: [0, 1], published: [0, 1]).Call;
        var rules = new FleetRules(2, 1_000, 1.0);

        StarvedFloorOracle.JudgeRoom(call, rules).Passes();
        StarvedFloorOracle.JudgeRoom(ReliableFleet.Of(call with { Unreliable = [new(2)] }), rules).Fires(OracleCatalog.WeakFloors, "chunk");
    }

    [Fact]
    public void The_same_question_with_another_worker_unreliable_is_another_question()
    {
        var call = new PlanSketch(1, 2).Chunk(held: [0], published: [0]).Call;

        IdempotenceOracle.Judge(call, call with { Unreliable = [new(2)] }).IsExcused(ExcuseReasons.OtherInput);
        IdempotenceOracle.Judge(call with { Unreliable = [new(2)] }, call with { Unreliable = [new(2)] }).Passes();
    }
}
