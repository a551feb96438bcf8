using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests;

/// <summary>
/// What the host leaves out owes no floor, is missed by nobody, and gives nobody room before it is gone; everything else is
/// owed as ever. Each rule is shown with the chunk left out, and with the same chunk covered.
/// </summary>
public sealed class LeftOutChunkTests
{
    private static readonly FleetRules Rules = new(1, 200, 1.0);

    /// <summary>Chunk 1 is held twice and published nowhere.</summary>
    private static PlanSketch Shed => new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [0, 1], published: []);

    /// <summary>Both workers are full of chunk 1, which drains, and of chunk 2; readers see chunk 3, which has no copy.</summary>
    private static PlanSketch Crowded => new PlanSketch(Floor: 1, Workers: 2)
        .Chunk(held: [0, 1], published: [], committed: [], routed: [0])
        .Chunk(held: [0, 1], published: [0, 1])
        .Chunk(held: [], published: []);

    [Fact]
    [MustPass("O-03")]
    public void All_copies_of_a_chunk_that_is_left_out_may_go() => RetentionOracle.JudgePlan((Shed with { LeftOut = [1] }).Call).Passes();

    [Fact]
    [MustFire("O-03")]
    public void All_copies_of_a_chunk_beside_one_that_is_left_out_may_not_go() =>
        RetentionOracle.JudgePlan((Shed.Chunk(held: [0], published: []) with { LeftOut = [2] }).Call).Fires(OracleCatalog.Retention, "chunk", "pk 1", "0 of the 2 copies");

    [Fact]
    [MustPass("O-04")]
    public void Room_is_not_owed_to_a_chunk_that_is_left_out() => StarvedFloorOracle.JudgeRoom((Shed with { LeftOut = [1] }).Call, Rules).Passes();

    [Fact]
    [MustFire("O-04")]
    public void Room_is_owed_to_a_chunk_that_is_covered_again() =>
        StarvedFloorOracle.JudgeRoom(new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [], published: []).Call, Rules).Fires(OracleCatalog.WeakFloors, "chunk", "pk 1", "2 workers have room");

    [Fact]
    [MustPass("O-05")]
    public void Drains_of_a_chunk_that_is_left_out_are_not_the_planners_to_evict()
    {
        StarvedFloorOracle.JudgeYielding((Crowded with { LeftOut = [1] }).Call, Rules).Passes();
        StarvedFloorOracle.JudgeMissed((Crowded with { LeftOut = [1] }).Call, Rules).Passes();
        StarvedFloorOracle.JudgeYielding((Crowded with { LeftOut = [1, 3] }).Call, Rules).Passes();
    }

    [Fact]
    [MustFire("O-05")]
    public void Drains_of_a_chunk_that_is_covered_yield() =>
        StarvedFloorOracle.JudgeYielding(Crowded.Call, Rules).Fires(OracleCatalog.StrongFloors, "chunk", "pk 3", "100 bytes of room on worker 2");

    [Fact]
    [MustPass("O-42")]
    public void A_chunk_that_is_left_out_does_not_wait() => AvoidableWaitOracle.Judge((Shed with { LeftOut = [1] }).Call, Rules).Passes();

    [Fact]
    [MustFire("O-42")]
    public void A_chunk_that_is_left_out_and_said_to_wait_is_named() =>
        AvoidableWaitOracle.Judge((Shed with { LeftOut = [1], Waiting = [new WaitingRow(0, WaitingReason.NoRoom)] }).Call, Rules)
            .Fires(OracleCatalog.AvoidableWait, "chunk", "pk 1", "left out");

    [Fact]
    [MustPass("O-04")]
    [MustPass("O-05")]
    public void No_copy_rests_below_a_floor_that_is_not_owed()
    {
        ConvergedFloorOracle.JudgeWeak(Resting.LeftOut(1).View, Rules).Passes();
        ConvergedFloorOracle.JudgeStrong(Resting.LeftOut(1).View, Rules).Passes();
        ReconcileGaps.Judge(Resting.LeftOut(1).View, Rules).Passes();
    }

    [Fact]
    [MustFire("O-04")]
    [MustFire("O-05")]
    public void A_chunk_beside_one_that_is_left_out_must_not_rest_below_its_floor()
    {
        ConvergedFloorOracle.JudgeWeak(Resting.LeftOut(2).View, Rules).Fires(OracleCatalog.WeakFloors, "chunk", "pk 1");
        ConvergedFloorOracle.JudgeStrong(Resting.LeftOut(2).View, Rules).Fires(OracleCatalog.StrongFloors, "chunk", "pk 1");
        ReconcileGaps.Judge(Resting.LeftOut(2).View, Rules).Fires(OracleCatalog.WeakFloors, "chunk", "pk 1");
    }

    [Fact]
    [MustFire("O-38")]
    public void A_shortage_that_counts_what_is_left_out_is_not_justified() =>
        Refused(Demanding.LeftOut(1)).Fires(OracleCatalog.JustifiedShortage, "fleet");

    [Fact]
    [MustPass("O-38")]
    public void A_shortage_of_what_is_covered_is_justified() => Refused(Demanding).Passes();

    [Fact]
    [MustPass("O-35")]
    public void A_planner_that_is_asked_with_other_chunks_left_out_may_answer_otherwise()
    {
        var kept = new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [0, 1], published: [0]);
        Assert.Equal(ExcuseReasons.OtherInput, IdempotenceOracle.Judge(kept.Call, (Shed with { LeftOut = [1] }).Call).Excuse);
        Assert.NotNull(IdempotenceOracle.Judge((kept with { LeftOut = [1] }).Call, (Shed with { LeftOut = [1] }).Call).Violation);
    }

    [Fact]
    public void The_reliable_part_of_a_fleet_leaves_out_the_same()
    {
        WorkerPk[] unreliable = [new(2)];
        Assert.Equal([new ChunkPk(1)], ReliableFleet.Of(Resting.LeftOut(1).View, unreliable).LeftOut);
        Assert.Equal([new ChunkPk(1)], ReliableFleet.Of((Shed with { LeftOut = [1] }).Call with { Unreliable = unreliable }).LeftOut);
    }

    /// <summary>Chunk 1 has nobody, chunk 2 has worker 1, and both workers have room.</summary>
    private static StateSketch Resting => new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Chunk(2).Visible(2).Ideal(2, 1);

    /// <summary>Two workers of 200 bytes that would need 300 each.</summary>
    private static StateSketch Demanding => new StateSketch().Workers(1, 2).Chunk(1, sizeBytes: 200).Chunk(2);

    private static Verdict Refused(StateSketch state) => JustifiedShortageOracle.Judge(
        PackingProblem.From(state.View, new FleetRules(2, 200, 1.0)), forgivesKnifeEdges: false, isProvenStuck: false);
}
