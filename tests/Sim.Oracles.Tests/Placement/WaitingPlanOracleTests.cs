using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>Two or three workers with room for two chunks of 100 bytes each, at a floor of 1 or 2.</summary>
public sealed class WaitingPlanOracleTests
{
    private static readonly FleetRules Rules = new(1, 200, 1.0);

    /// <summary>Two full workers.</summary>
    private static PlanSketch Full => new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0, 1]).Chunk([0, 1], [0, 1]);

    /// <summary>Two workers with room for one more chunk each.</summary>
    private static PlanSketch Half => new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0, 1], routed: [0, 1]);

    [Fact]
    [MustFire("O-42")]
    public void A_chunk_below_its_floor_that_is_not_listed_is_a_fault() =>
        AvoidableWaitOracle.Judge(New(Full).Call, Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 3", "0 copies of its floor 1", "not listed");

    [Fact]
    [MustFire("O-42")]
    public void Listing_a_chunk_that_has_its_floor_is_a_fault() =>
        AvoidableWaitOracle.Judge(Waiting(Full, 0, WaitingReason.NoRoom), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 1", "2 copies of its floor 1", "is listed");

    [Fact]
    [MustFire("O-42")]
    public void A_wrong_reason_is_a_fault()
    {
        AvoidableWaitOracle.Judge(Waiting(New(Full), 2, WaitingReason.LargerThanAnyDisk), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 3", "LargerThanAnyDisk", "NoRoom");
        AvoidableWaitOracle.Judge(Waiting(New(Full, sizeBytes: 201), 2, WaitingReason.NoRoom), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 3", "LargerThanAnyDisk in truth");
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 2, Workers: 1)), 0, WaitingReason.NoRoom), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "FewerEligibleWorkersThanFloor in truth");
    }

    [Fact]
    [MustFire("O-42")]
    public void A_chunk_that_waits_beside_room_while_nothing_moves_is_a_fault()
    {
        AvoidableWaitOracle.Judge(Waiting(New(Half), 1, WaitingReason.NoRoom), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 2", "nothing else moves", "2 workers");
        AvoidableWaitOracle.Judge(Waiting(new PlanSketch(Floor: 2, Workers: 2).Chunk([0], [0], routed: [0]), 0, WaitingReason.NoRoom), Rules).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 1", "1 copies of its floor 2", "1 workers");
    }

    [Fact]
    [MustFire("O-42")]
    public void A_list_of_a_planner_that_refuses_fleets_is_a_fault() =>
        AvoidableWaitOracle.JudgeNone(Waiting(New(Full), 2, WaitingReason.NoRoom)).Fires(OracleCatalog.AvoidableWait, "chunk", "pk 3", "refuses");

    [Fact]
    [MustPass("O-42")]
    public void Room_counts_for_a_whole_floor_and_only_while_nothing_moves()
    {
        AvoidableWaitOracle.Judge(Waiting(New(Full), 2, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(Half, sizeBytes: 101), 1, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 2, Workers: 2).Chunk([0, 1], [0, 1]).Chunk([0, 1], [0, 1])), 2, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0], routed: [0])), 1, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 1, Workers: 2).Chunk([0], [1], routed: [1])), 1, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(Half, sizeBytes: 201), 1, WaitingReason.LargerThanAnyDisk), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0, 1], committed: [0], routed: [0, 1])), 1, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.Judge(Waiting(New(new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0, 1], routed: [0])), 1, WaitingReason.NoRoom), Rules).Passes();
        AvoidableWaitOracle.JudgeNone(New(Full).Call).Passes();
    }

    [Fact]
    [MustFire("O-43")]
    public void A_new_chunk_in_the_room_that_one_which_is_read_needs_is_a_fault() =>
        ServedFirstOracle.Judge(Waiting(Starving.Chunk([], [1], isVisible: false), 1, WaitingReason.NoRoom), Rules)
            .Fires(OracleCatalog.ServedFirst, "chunk", "pk 2", "0 copies of its floor 1", "pk 3", "worker 2");

    [Fact]
    [MustPass("O-43")]
    public void A_new_chunk_may_take_what_would_not_do_for_others()
    {
        ServedFirstOracle.Judge(Waiting(Starving.Chunk([], [1], isVisible: false, sizeBytes: 50), 1, WaitingReason.NoRoom), Rules with { CapacityBytes = 150 }).Passes();
        ServedFirstOracle.Judge(Waiting(Starving.Chunk([1], [1]), 1, WaitingReason.NoRoom), Rules).Passes();
        ServedFirstOracle.Judge(Waiting(new PlanSketch(Floor: 1, Workers: 2).Chunk([0, 1], [0, 1]).Chunk([], [], isVisible: false).Chunk([], [1], isVisible: false), 1, WaitingReason.NoRoom), Rules).Passes();
        ServedFirstOracle.Judge(Starving.Chunk([], [1], isVisible: false).Call, Rules).Passes();
        ServedFirstOracle.Judge(Waiting(Starving.Chunk([], [1], isVisible: false).Chunk([0], []), 1, WaitingReason.NoRoom), Rules with { CapacityBytes = 400 }).Passes();
    }

    /// <summary>Two workers with room for one more chunk each, and a visible chunk that nobody holds.</summary>
    private static PlanSketch Starving => Half.Chunk([], []);

    private static PlanSketch New(PlanSketch sketch, long sizeBytes = 100) => sketch.Chunk([], [], isVisible: false, sizeBytes: sizeBytes);

    private static PlannerCall Waiting(PlanSketch sketch, int row, WaitingReason reason)
    {
        var call = sketch.Call;
        return call with { Outcome = ((ScheduleOutcome.Placed)call.Outcome) with { Waiting = [new WaitingRow(row, reason)] } };
    }
}
