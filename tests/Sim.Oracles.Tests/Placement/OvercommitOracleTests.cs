using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class OvercommitOracleTests
{
    [Fact]
    [MustFire("O-01")]
    public void Ideal_and_draining_copies_that_together_exceed_the_room_of_a_worker_are_a_fault()
    {
        var view = new StateSketch().Workers(1).Chunk(1, 60).Chunk(2, 41).Ideal(1, 1).Stale(2, 1).View;

        OvercommitOracle.Judge(view, 100).Fires(OracleCatalog.NoOvercommit, "worker", "worker 1", "101", "100");
    }

    [Fact]
    [MustPass("O-01")]
    public void An_exactly_full_worker_is_fine()
    {
        var view = new StateSketch().Workers(1).Chunk(1, 60).Chunk(2, 40).Ideal(1, 1).Stale(2, 1).View;

        OvercommitOracle.Judge(view, 100).Passes();
    }

    [Fact]
    [MustPass("O-01")]
    public void A_copy_that_is_in_the_ideal_and_draining_counts_once()
    {
        var view = new StateSketch().Workers(1).Chunk(1, 100).Ideal(1, 1).Stale(1, 1).View;

        OvercommitOracle.Judge(view, 100).Passes();
        Assert.Equal(100, view.HeldBytesAt(0));
    }

    [Fact]
    [MustFire("O-01")]
    public void Bytes_of_a_chunk_in_removal_count_too()
    {
        var view = new StateSketch().Workers(1, 2).Chunk(1, 60).Dropped(1, 1).Chunk(2, 41).Ideal(1, 2).Ideal(2, 2).View;

        OvercommitOracle.Judge(view, 100).Fires(OracleCatalog.NoOvercommit, "worker", "worker 2", "101");
    }

    [Fact]
    [MustFire("O-01")]
    [MustPass("O-01")]
    public void A_restricted_chunk_comes_only_to_workers_that_may_hold_it()
    {
        var onlyWorkerTwo = new WorkerEligibility(new SortedTable<ChunkPk, WorkerPk[]>([new(1)], [[new(2)]]));
        var fresh = new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [], published: [0]).Call;

        OvercommitOracle.JudgeFreshCopies(fresh, onlyWorkerTwo).Fires(OracleCatalog.NoOvercommit, "worker", "worker 1", "pk 1");
        OvercommitOracle.JudgeFreshCopies(fresh, WorkerEligibility.Unrestricted).Passes();
        OvercommitOracle.JudgeFreshCopies(new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [0], published: [0, 1]).Call, onlyWorkerTwo).Passes();
    }
}
