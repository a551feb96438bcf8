using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class ConvergedFloorOracleTests
{
    private static FleetRules Rules(int floor, long capacityBytes) => new(floor, capacityBytes, 1.0);

    [Fact]
    [MustFire("O-04")]
    public void A_missing_floor_copy_is_a_fault_if_another_worker_has_room()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).View;

        ConvergedFloorOracle.JudgeWeak(view, Rules(2, 100))
            .Fires(OracleCatalog.WeakFloors, "chunk", "a/c1", "1 of 2", "other workers have room for 1 more");
    }

    [Fact]
    [MustPass("O-04")]
    public void A_missing_floor_copy_is_fine_if_the_only_other_worker_is_full()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Chunk(2, 1).Ideal(1, 1).Ideal(2, 1, 2).View;

        ConvergedFloorOracle.JudgeWeak(view, Rules(2, 100)).Passes();
    }

    [Fact]
    [MustPass("O-04")]
    public void Missing_floor_copies_are_fine_if_fewer_workers_have_room_than_copies_are_missing()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).View;

        ConvergedFloorOracle.JudgeWeak(view, Rules(3, 100)).Passes();
    }

    [Fact]
    [MustPass("O-04")]
    public void Room_on_a_departed_or_ineligible_worker_is_no_room()
    {
        var view = new StateSketch().Workers(1, 2).Departed(3).Chunk(1).Ideal(1, 1).View;
        var eligibility = new WorkerEligibility(new SortedTable<ChunkPk, WorkerPk[]>([new ChunkPk(1)], [[new WorkerPk(1)]]));

        ConvergedFloorOracle.JudgeWeak(view, new FleetRules(2, 100, 1.0, eligibility)).Passes();
        ConvergedFloorOracle.JudgeStrong(view, new FleetRules(2, 100, 1.0, eligibility)).Passes();
    }

    [Fact]
    [MustPass("O-04")]
    [MustPass("O-05")]
    public void Rejected_removed_and_unregistered_chunks_owe_no_floor()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Rejected(1).Chunk(2).Tombstoned(2, 5).Unregistered(3, 1, 2).View;

        ConvergedFloorOracle.JudgeWeak(view, Rules(2, 100)).Passes();
        ConvergedFloorOracle.JudgeStrong(view, Rules(2, 100)).Passes();
    }

    [Fact]
    [MustPass("O-04")]
    [MustFire("O-05")]
    public void A_floor_that_bonus_copies_of_another_chunk_block_is_a_fault_of_the_strong_check_alone()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Chunk(2, 40).Ideal(1, 1, 2).View;

        ConvergedFloorOracle.JudgeWeak(view, Rules(1, 100)).Passes();
        ConvergedFloorOracle.JudgeStrong(view, Rules(1, 100)).Fires(OracleCatalog.StrongFloors, "chunk", "a/c2", "0 of 1", "40 bytes");
    }

    [Fact]
    [MustPass("O-05")]
    public void A_floor_that_floor_copies_of_others_block_is_fine()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1).Chunk(2, 40).Ideal(1, 1, 2).View;

        ConvergedFloorOracle.JudgeStrong(view, Rules(2, 100)).Passes();
    }

    [Fact]
    [MustPass("O-05")]
    public void A_floor_is_fine_if_the_bonus_that_could_be_dropped_is_too_small()
    {
        // Worker 1 and 2 hold 60 + 40 each; only the chunk of 40 has a bonus, and the starved chunk needs 100.
        var view = new StateSketch().Workers(1, 2)
            .Chunk(1, 60).Ideal(1, 1).Chunk(2, 60).Ideal(2, 2).Chunk(3, 40).Ideal(3, 1, 2).Chunk(4, 100).View;

        ConvergedFloorOracle.JudgeStrong(view, Rules(1, 100)).Passes();
    }

    [Fact]
    [MustPass("O-05")]
    public void A_floor_of_two_is_fine_if_one_bonus_would_have_to_be_dropped_twice()
    {
        // The starved chunk needs two copies; each worker could host it only by dropping a copy of chunk 1, which has one to spare.
        var view = new StateSketch().Workers(1, 2, 3).Chunk(1).Ideal(1, 1, 2, 3).Chunk(2).View;

        ConvergedFloorOracle.JudgeStrong(view, Rules(2, 100)).Passes();
    }
}
