using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests.Feasibility;

/// <summary>
/// The account of a refusal: two workers with room for two chunks each, a floor of 2 and two chunks. Chunk 0 sits on both;
/// of chunk 1 a copy sits on worker 0, which is full then, and worker 1 carries a third chunk.
/// </summary>
public sealed class StuckSeatingProofTests
{
    private static readonly FleetRules Rules = new(2, 200, 1.0);

    [Fact]
    public void Seats_that_leave_no_place_are_a_proof() => Assert.True(Holds(1, [[0, 1], [0], [1]]));

    [Fact]
    public void A_place_that_is_left_is_none() => Assert.False(Holds(1, [[0, 1], [0], []]));

    [Fact]
    public void A_chunk_that_has_its_floor_is_not_stuck() => Assert.False(Holds(0, [[0, 1], [0], [1]]));

    [Fact]
    public void An_overfull_worker_is_no_seating() => Assert.False(Holds(1, [[0, 1], [0], [0, 1]]));

    [Fact]
    public void A_worker_that_sits_twice_in_a_row_is_no_seating() => Assert.False(Holds(1, [[0, 0], [1], [1]]));

    [Fact]
    public void More_than_the_floor_is_no_seating_of_mandatory_copies() =>
        Assert.False(Holds(2, [[0, 1], [0], [1]], Rules with { Floor = 1 }, floor: 1));

    [Fact]
    public void What_the_host_leaves_out_is_no_mandatory_copy_and_not_stuck()
    {
        Assert.True(Holds(1, [[0, 1], [0], [1]]));
        Assert.False(Holds(1, [[0, 1], [0], [1]], leftOut: [new ChunkPk(2)]));
        Assert.False(Holds(1, [[0, 1], [0], [1]], leftOut: [new ChunkPk(3)]));
    }

    [Fact]
    public void Another_floor_than_the_one_judged_by_is_no_proof() => Assert.False(Holds(1, [[0, 1], [0], [1]], Rules with { Floor = 3 }));

    [Fact]
    public void A_worker_that_may_not_have_a_chunk_is_no_seat_and_no_place()
    {
        var restricted = Rules with { Eligibility = new WorkerEligibility(new SortedTable<ChunkPk, WorkerPk[]>([new ChunkPk(2)], [[new WorkerPk(1)]])) };
        Assert.False(Holds(1, [[0, 1], [1], []], restricted));
        Assert.True(Holds(1, [[0], [], [0]], restricted));
        Assert.False(Holds(1, [[0], [], [0]]));
    }

    [Fact]
    public void Only_workers_that_must_hold_the_floors_offer_places_and_seats()
    {
        Assert.False(Holds(1, [[0], [], [0]]));
        Assert.True(Holds(1, [[0], [], [0]], isIncluded: worker => worker == new WorkerPk(1)));
        Assert.False(Holds(1, [[0], [], [0]], isIncluded: worker => worker == new WorkerPk(2)));
    }

    [Fact]
    public void A_refusal_without_an_account_and_a_plan_prove_nothing()
    {
        Assert.False(StuckSeatingProof.Holds(Call(new ScheduleOutcome.Infeasible(), 2), Rules, static _ => true));
        var placed = new ScheduleOutcome.Placed(HolderLists.Empty(3), new SortedTable<ushort, ushort>([], []), []);
        Assert.False(StuckSeatingProof.Holds(Call(placed, 2), Rules, static _ => true));
        Assert.False(Holds(1, [[0, 1], [0]]));
    }

    private static bool Holds(int chunk, ushort[][] seated, FleetRules? rules = null, int floor = 2, Predicate<WorkerPk>? isIncluded = null, params ChunkPk[] leftOut) =>
        StuckSeatingProof.Holds(Call(new ScheduleOutcome.Infeasible(new StuckSeating(chunk, HolderLists.FromRows(seated))), floor) with { LeftOut = leftOut }, rules ?? Rules, isIncluded ?? (static _ => true));

    private static PlannerCall Call(ScheduleOutcome outcome, int floor)
    {
        var nobody = HolderLists.Empty(3);
        var chunks = new SchedulingChunks(
            [new ChunkPk(1), new ChunkPk(2), new ChunkPk(3)],
            ["s3://a"],
            new int[3],
            Utf8Column.FromStrings(["0", "1", "2"]),
            [100, 100, 100],
            [0, 10, 20],
            [9, 19, 29],
            new bool[3]);
        var workers = new SchedulingWorkers([new WorkerPk(1), new WorkerPk(2)], ["a", "b"], [null, null]);
        return new PlannerCall(new SchedulingInput(chunks, workers, nobody, nobody, nobody), floor, outcome);
    }
}
