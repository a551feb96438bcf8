using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class DrainOracleTests
{
    private static StateSketch Dropped => new StateSketch().Workers(1, 2, 3).Chunk(1).Dropped(1, 5).Ideal(1, 1, 2);

    [Fact]
    [MustPass("O-24")]
    public void A_dropped_chunk_keeps_a_floor_of_its_holders_until_its_tombstone()
    {
        DroppedChunkOracle.Judge(Dropped.View, Dropped.Ideal(1, 2, 3).View, Published.Worker(4, (1, [2, 3])), 1).Passes();
        DroppedChunkOracle.Judge(Dropped.View, Dropped.Tombstoned(1, 9).View, Published.Worker(4), 2).Passes();
        DroppedChunkOracle.Judge(Dropped.Tombstoned(1, 9).View, Dropped.Tombstoned(1, 9).View, Published.Worker(4), 2).Passes();
    }

    [Fact]
    [MustPass("O-24")]
    public void A_dropped_chunk_whose_holders_departed_and_a_chunk_that_was_not_dropped_are_owed_nothing()
    {
        var departed = new StateSketch().Departed(1).Chunk(1).Dropped(1, 5).Ideal(1, 1).View;
        var marked = new StateSketch().Workers(1).Chunk(1).Marked(1).Ideal(1, 1).View;

        DroppedChunkOracle.Judge(departed, departed, Published.Worker(4), 2).Passes();
        DroppedChunkOracle.Judge(marked, marked, Published.Worker(4), 2).Passes();
    }

    [Fact]
    [MustFire("O-24")]
    public void Removing_a_dropped_chunk_without_a_window_is_a_fault()
    {
        DroppedChunkOracle.Judge(Dropped.View, Dropped.Ideal(1).View, Published.Worker(4), 1)
            .Fires(OracleCatalog.DroppedChunk, "chunk", "a/c1", "portal assignment 5", "worker assignment 4", "[1, 2]", "keeps 0", "1 are demanded");
        DroppedChunkOracle.Judge(Dropped.View, Dropped.Ideal(1, 2, 3).View, Published.Worker(4, (1, [2, 3])), 2)
            .Fires(OracleCatalog.DroppedChunk, "chunk", "keeps 1", "2 are demanded");
    }

    [Fact]
    [MustPass("O-24")]
    public void Taking_a_draining_copy_back_instead_is_excused() =>
        DroppedChunkOracle.Judge(Dropped.Stale(1, 3).View, Dropped.Ideal(1, 2, 3).View, Published.Worker(4, (1, [2, 3])), 2)
            .IsExcused(ExcuseReasons.KeptDrainInstead);

    [Fact]
    [MustFire("O-29")]
    public void A_copy_that_is_in_the_ideal_and_draining_is_a_fault() =>
        DisjointDrainOracle.Judge(new StateSketch().Workers(1).Chunk(1).Ideal(1, 1).Stale(1, 1).View)
            .Fires(OracleCatalog.DisjointDrains, "draining copy", "a/c1", "worker 1", "[1]");

    [Fact]
    [MustPass("O-29")]
    public void An_ideal_copy_beside_another_copy_of_the_chunk_that_drains_is_fine() =>
        DisjointDrainOracle.Judge(new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).Stale(1, 2).View).Passes();

    [Fact]
    [MustFire("O-30")]
    public void A_drain_whose_superseding_assignment_does_not_exist_is_a_fault()
    {
        SupersedingAssignmentOracle.Judge(new StateSketch().Chunk(1).Stale(1, 1, supersededAt: 5).Newest(4).View)
            .Fires(OracleCatalog.SupersedingAssignment, "draining copy", "a/c1", "worker 1", "worker assignment 5", "newest is 4");
        SupersedingAssignmentOracle.Judge(new StateSketch().Chunk(1).Stale(1, 1, supersededAt: 0).Newest(4).View)
            .Fires(OracleCatalog.SupersedingAssignment, "draining copy", "worker assignment 0");
    }

    [Fact]
    [MustFire("O-30")]
    public void An_anchor_other_than_the_first_portal_assignment_that_reached_the_drain_is_a_fault() =>
        SupersedingAssignmentOracle.Judge(
            new StateSketch().Chunk(1).Stale(1, 1, 3, 3, 30).Portal(10, 2).Portal(20, 3).Portal(30, 4).Newest(4).View)
            .Fires(OracleCatalog.SupersedingAssignment, "draining copy", "portal assignment 3 at tick 30", "portal assignment 2 at tick 20");

    [Fact]
    [MustPass("O-30")]
    public void A_drain_whose_superseding_assignment_exists_and_whose_anchor_is_right_is_fine()
    {
        SupersedingAssignmentOracle.Judge(
            new StateSketch().Chunk(1).Stale(1, 1, 3, 2, 20).Stale(1, 2, 5).Portal(10, 2).Portal(20, 3).Portal(30, 4).Newest(5).View).Passes();
    }

    [Fact]
    [MustFire("O-33")]
    public void A_confirmed_drain_that_is_pending_after_a_visibility_pass_is_a_fault() =>
        BoundedDrainOracle.JudgeVisibility(new StateSketch().Chunk(1).Stale(1, 1, 3).View, Published.Portal(7, 3))
            .Fires(OracleCatalog.BoundedDrain, "draining copy", "a/c1", "worker 1", "worker assignment 3", "portal assignment 7");

    [Fact]
    [MustFire("O-33")]
    public void A_drain_that_survives_the_end_of_its_window_is_a_fault()
    {
        var view = new StateSketch().Chunk(1).Stale(1, 1, 3, 1, 20).Portal(20, 3).View;

        BoundedDrainOracle.JudgeCycle(view, view, new Tick(25), 5)
            .Fires(OracleCatalog.BoundedDrain, "draining copy", "a/c1", "tick 25", "5 ticks", "portal assignment 1 at tick 20");
    }

    [Fact]
    [MustPass("O-33")]
    public void A_drain_that_is_unconfirmed_or_in_its_window_may_stay()
    {
        var view = new StateSketch().Chunk(1).Stale(1, 1, 3, 1, 20).Portal(20, 3).View;

        BoundedDrainOracle.JudgeVisibility(new StateSketch().Chunk(1).Stale(1, 1, 4).View, Published.Portal(7, 3)).Passes();
        BoundedDrainOracle.JudgeVisibility(view, Published.Portal(1, 3)).Passes();
        BoundedDrainOracle.JudgeCycle(view, view, new Tick(24), 5).Passes();
    }
}
