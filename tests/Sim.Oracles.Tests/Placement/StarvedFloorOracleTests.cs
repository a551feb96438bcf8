namespace Sim.Oracles.Tests;

public sealed class StarvedFloorOracleTests
{
    private static readonly FleetRules Rules = new(1, 200, 1.0);

    /// <summary>Two full workers: a bonus copy of chunk 1 on worker 1 is not renewed, and chunk 3, which readers see, has no copy.</summary>
    private static PlanSketch Starving => new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [0, 1], published: [0]).Chunk(held: [0, 1], published: [0, 1]);

    [Fact]
    [MustFire("O-05")]
    public void A_bonus_copy_is_kept_although_a_floor_needs_its_room() =>
        StarvedFloorOracle.Judge(Starving.Chunk(held: [], published: []).Call, Rules)
            .Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "0 copies of its floor 1", "100 bytes of room on worker 2");

    [Fact]
    [MustPass("O-05")]
    public void Nobody_has_to_give_up_what_is_renewed_read_or_needed()
    {
        StarvedFloorOracle.Judge(Starving.Chunk(held: [], published: [], isVisible: false).Call, Rules).Passes();
        StarvedFloorOracle.Judge(Starving.Chunk(held: [], published: [], sizeBytes: 101).Call, Rules).Passes();
        StarvedFloorOracle.Judge(Full(routed: [1]).Call, Rules).Passes();
        StarvedFloorOracle.Judge(Full(committed: [1]).Call, Rules).Passes();
        StarvedFloorOracle.Judge(Starving.Chunk(held: [], published: [1]).Call, Rules).Passes();
        StarvedFloorOracle.Judge(Starving.Chunk(held: [], published: []).Call with { Outcome = new Scheduler.Core.Lifecycle.ScheduleOutcome.Infeasible() }, Rules).Passes();
    }

    private static PlanSketch Full(ushort[]? routed = null, ushort[]? committed = null) => new PlanSketch(Floor: 1, Workers: 2)
        .Chunk(held: [0, 1], published: [0], routed: routed, committed: committed)
        .Chunk(held: [0, 1], published: [0, 1])
        .Chunk(held: [], published: []);
}
