namespace Sim.Oracles.Tests;

public sealed class StarvedFloorOracleTests
{
    private static readonly FleetRules Rules = new(1, 200, 1.0);

    /// <summary>Two full workers: a bonus copy of chunk 1 on worker 1 is not renewed, and chunk 3, which readers see, has no copy.</summary>
    private static PlanSketch Starving => new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [0, 1], published: [0]).Chunk(held: [0, 1], published: [0, 1]);

    [Fact]
    [MustFire("O-05")]
    public void Keeping_a_bonus_copy_whose_room_a_floor_needs_is_a_fault() =>
        StarvedFloorOracle.JudgeYielding(Starving.Chunk(held: [], published: []).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "0 copies of its floor 1", "100 bytes of room on worker 2");

    [Fact]
    [MustPass("O-05")]
    public void Nobody_has_to_give_up_what_is_renewed_read_or_needed()
    {
        StarvedFloorOracle.JudgeYielding(Starving.Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding(Starving.Chunk(held: [], published: [], sizeBytes: 101).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding(Full(routed: [1]).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding(Full(committed: [1]).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding(Starving.Chunk(held: [], published: [1]).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding(Starving.Chunk(held: [], published: []).Call with { Outcome = new Scheduler.Core.Lifecycle.ScheduleOutcome.Infeasible() }, Rules).Passes();
    }

    [Fact]
    [MustFire("O-05")]
    public void A_chunk_that_readers_miss_beside_a_drain_that_nobody_can_miss_is_a_fault() =>
        StarvedFloorOracle.JudgeMissed(Draining(routed: [0]).Chunk(held: [], published: []).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "0 copies of its floor 1", "nobody can miss", "worker 2");

    [Fact]
    [MustFire("O-05")]
    public void A_chunk_that_waits_beside_drains_that_nobody_can_miss_is_a_fault()
    {
        StarvedFloorOracle.JudgeMissed(Draining(routed: [0]).Chunk(held: [], published: [], isVisible: false).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "0 copies of its floor 1", "worker 2");
        StarvedFloorOracle.JudgeMissed(Spread.Chunk(held: [0], published: [0]).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "1 copies of its floor 2", "worker 2, worker 3");
        StarvedFloorOracle.JudgeMissed(Spread.Chunk(held: [], published: [], isVisible: false).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "0 copies of its floor 2", "worker 1, worker 2, worker 3");
    }

    [Fact]
    [MustPass("O-05")]
    public void A_new_chunk_takes_no_drain_that_is_read_and_needs_its_whole_floor()
    {
        StarvedFloorOracle.JudgeMissed(Draining(routed: [0, 1]).Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed(Spread.Chunk(held: [1], published: [1]).Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed(Spread.Chunk(held: [0], published: [0], routed: [0, 1, 2]).Call, Rules).Passes();
    }

    [Fact]
    [MustPass("O-05")]
    public void A_drain_stays_if_nothing_proves_another_copy_or_its_room_may_be_kept_for_others()
    {
        StarvedFloorOracle.JudgeMissed(Draining(routed: []).Chunk(held: [], published: []).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed(Draining(routed: [1]).Chunk(held: [], published: []).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed(Draining(routed: [0]).Chunk(held: [], published: []).Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed(Draining(routed: [0]).Chunk(held: [], published: []).Call with { Outcome = new Scheduler.Core.Lifecycle.ScheduleOutcome.Infeasible() }, Rules).Passes();
    }

    [Fact]
    [MustFire("O-04")]
    public void A_floor_that_stays_open_beside_room_is_a_fault()
    {
        StarvedFloorOracle.JudgeRoom(Roomy.Chunk(held: [0], published: [0]).Call, Rules)
            .Fires(OracleCatalog.WeakFloors, "chunk", "pk 2", "1 copies of its floor 2", "1 workers have room");
        StarvedFloorOracle.JudgeRoom(Roomy.Chunk(held: [], published: [], isVisible: false).Call, Rules with { CapacityBytes = 300 })
            .Fires(OracleCatalog.WeakFloors, "chunk", "pk 2", "3 workers have room");
    }

    [Fact]
    [MustPass("O-04")]
    public void A_new_chunk_has_its_whole_floor_or_nothing()
    {
        StarvedFloorOracle.JudgeRoom(Roomy.Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.JudgeRoom(Roomy.Chunk(held: [], published: [2, 0], isVisible: false).Call, Rules with { CapacityBytes = 300 }).Passes();
    }

    [Fact]
    [MustPass("O-04")]
    public void Room_that_evictions_made_may_have_come_too_late()
    {
        var plan = Roomy.Chunk(held: [0], published: [0]).Chunk(held: [0, 1, 2], published: [0, 1], evicted: [2]);

        StarvedFloorOracle.JudgeRoom(plan.Call, Rules).Passes();
        StarvedFloorOracle.JudgeRoom(plan.Call with { Outcome = new Scheduler.Core.Lifecycle.ScheduleOutcome.Infeasible() }, Rules).Passes();
    }

    /// <summary>Three workers with room for two chunks of 100 bytes each; the first two are full.</summary>
    private static PlanSketch Roomy => new PlanSketch(Floor: 2, Workers: 3).Chunk(held: [0, 1], published: [0, 1], sizeBytes: 200);

    /// <summary>Two full workers: a copy of chunk 1 drains on the second.</summary>
    private static PlanSketch Draining(ushort[] routed) => new PlanSketch(Floor: 1, Workers: 2)
        .Chunk(held: [0, 1], published: [0], committed: [0], routed: routed)
        .Chunk(held: [0, 1], published: [0, 1]);

    /// <summary>Four workers, the first with room: copies of chunk 1 drain on the second and the third.</summary>
    private static PlanSketch Spread => new PlanSketch(Floor: 2, Workers: 4)
        .Chunk(held: [0, 1, 2, 3], published: [0, 3], committed: [0, 3], routed: [0])
        .Chunk(held: [1, 2, 3], published: [1, 2, 3]);

    private static PlanSketch Full(ushort[]? routed = null, ushort[]? committed = null) => new PlanSketch(Floor: 1, Workers: 2)
        .Chunk(held: [0, 1], published: [0], routed: routed, committed: committed)
        .Chunk(held: [0, 1], published: [0, 1])
        .Chunk(held: [], published: []);
}
