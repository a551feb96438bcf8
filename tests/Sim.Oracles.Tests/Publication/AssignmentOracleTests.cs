using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class AssignmentOracleTests
{
    private static StateSketch Fleet => new StateSketch().Workers(1, 2).Departed(3)
        .Chunk(1).Ideal(1, 1).Stale(1, 2).Chunk(2).Chunk(4).Dropped(4, 1).Tombstoned(4, 9).Ideal(4, 1);

    [Fact]
    [MustPass("O-25")]
    public void Ideal_and_draining_holders_of_served_chunks_are_listed() =>
        JudgeWorker(Published.Worker(5, (1, [1, 2]))).Passes();

    [Fact]
    [MustFire("O-25")]
    public void A_missing_or_an_invented_holder_is_a_fault()
    {
        JudgeWorker(Published.Worker(5, (1, [1]))).Fires(OracleCatalog.WorkerAssignment, "chunk", "worker assignment 5", "a/c1", "[1]", "[2]");
        JudgeWorker(Published.Worker(5, (1, [1, 2, 3]))).Fires(OracleCatalog.WorkerAssignment, "chunk", "a/c1");
        JudgeWorker(Published.Worker(5)).Fires(OracleCatalog.WorkerAssignment, "chunk", "a/c1", "served");
        JudgeWorker(Published.Worker(5, (1, [1, 2]), (2, [1]))).Fires(OracleCatalog.WorkerAssignment, "chunk", "a/c2");
    }

    [Fact]
    [MustFire("O-25")]
    public void Listing_a_tombstoned_or_an_unknown_chunk_is_a_fault()
    {
        JudgeWorker(Published.Worker(5, (1, [1, 2]), (4, [1]))).Fires(OracleCatalog.WorkerAssignment, "chunk", "a/c4", "tombstoned");
        JudgeWorker(Published.Worker(5, (1, [1, 2]), (9, [1]))).Fires(OracleCatalog.WorkerAssignment, "worker assignment", "lists 2 chunks");
    }

    [Fact]
    [MustFire("O-25")]
    public void A_wrong_description_of_a_chunk_or_of_the_registry_is_a_fault()
    {
        var listed = Published.Worker(5, (1, [1, 2]));
        var shrunk = listed with { Chunks = new([new(1)], [Published.Chunk(1, sizeBytes: 99).Chunk]) };

        WorkerAssignmentOracle.Judge(shrunk with { Workers = Registry(Fleet) }, Fleet.View, Fleet.View)
            .Fires(OracleCatalog.WorkerAssignment, "chunk", "99 bytes", "100 bytes");
        WorkerAssignmentOracle.Judge(listed, Fleet.View, Fleet.View).Fires(OracleCatalog.WorkerAssignment, "worker", "worker 1", "Online");
        WorkerAssignmentOracle.Judge(listed with { Workers = Registry(new StateSketch().Workers(1, 2, 3)) }, Fleet.View, Fleet.View)
            .Fires(OracleCatalog.WorkerAssignment, "worker", "worker 3", "Stale");
        WorkerAssignmentOracle.Judge(listed with { Workers = Registry(Fleet.Workers(4)) }, Fleet.View, Fleet.View)
            .Fires(OracleCatalog.WorkerAssignment, "registry", "4 workers", "3 are registered");
    }

    [Fact]
    [MustPass("O-26")]
    public void A_visible_chunk_is_shown_routed_or_not()
    {
        JudgePortal(Published.Portal(7, 3, (1, [1]))).Passes();
        JudgePortal(Published.Portal(7, 3, [Published.Chunk(1)])).Passes();
    }

    [Fact]
    [MustFire("O-26")]
    public void A_visible_chunk_that_is_missing_or_a_hidden_one_that_is_shown_is_a_fault()
    {
        JudgePortal(Published.Portal(7, 3)).Fires(OracleCatalog.PortalAssignment, "chunk", "a/c1", "is visible", "portal assignment 7 lacks");
        JudgePortal(Published.Portal(7, 3, (1, [1]), (2, [1]))).Fires(OracleCatalog.PortalAssignment, "chunk", "a/c2", "not visible");
        JudgePortal(Published.Portal(7, 3, (1, [1]), (9, [1]))).Fires(OracleCatalog.PortalAssignment, "portal assignment", "shows 2 chunks");
    }

    [Fact]
    [MustFire("O-26")]
    public void A_shown_chunk_that_lost_its_block_range_is_a_fault()
    {
        JudgePortal(Published.Portal(7, 3, [Published.Chunk(1, first: 2, last: 2)])).Fires(OracleCatalog.PortalAssignment, "chunk", "2..2", "2..3");
        PortalAssignmentOracle.Judge(Published.Portal(7, 3, (1, [1])), Shown.View).Fires(OracleCatalog.PortalAssignment, "worker", "worker 1");
    }

    [Fact]
    [MustPass("O-27")]
    public void Numbers_rise_with_or_without_gaps_and_the_storage_remembers()
    {
        var seen = PublishedIds.None.After(Published.Worker(4)).After(Published.Portal(7, 3));

        RisingIdsOracle.Judge(seen, Published.Worker(5)).Passes();
        RisingIdsOracle.Judge(seen, Published.Worker(9)).Passes();
        RisingIdsOracle.Judge(PublishedIds.None, Published.Portal(1, 3), new Tick(20), new StateSketch().Portal(20, 3).State).Passes();
    }

    [Fact]
    [MustFire("O-27")]
    public void A_number_that_is_used_again_or_remembered_wrongly_is_a_fault()
    {
        var seen = PublishedIds.None.After(Published.Worker(4)).After(Published.Portal(1, 3));

        RisingIdsOracle.Judge(seen, Published.Worker(4)).Fires(OracleCatalog.RisingIds, "worker assignment", "4");
        RisingIdsOracle.Judge(seen, Published.Portal(1, 3), new Tick(20), new StateSketch().Portal(20, 3).State)
            .Fires(OracleCatalog.RisingIds, "portal assignment", "portal assignment 1");
        RisingIdsOracle.Judge(PublishedIds.None, Published.Portal(1, 3), new Tick(20), new StateSketch().Portal(19, 3).State)
            .Fires(OracleCatalog.RisingIds, "portal assignment", "tick 20", "tick 19");
        RisingIdsOracle.Judge(PublishedIds.None, Published.Portal(1, 3), new Tick(20), new StateSketch().State)
            .Fires(OracleCatalog.RisingIds, "portal assignment", "none");
    }

    [Fact]
    [MustPass("O-27")]
    [MustFire("O-27")]
    public void A_refused_cycle_uses_up_no_number()
    {
        RisingIdsOracle.JudgeShortage(new StateSketch().Newest(4).State, new StateSketch().Newest(4).State).Passes();
        RisingIdsOracle.JudgeShortage(new StateSketch().Newest(4).State, new StateSketch().Newest(5).State)
            .Fires(OracleCatalog.RisingIds, "worker assignment", "5", "instead of 4");
    }

    [Theory]
    [MustPass("O-28")]
    [InlineData(100, new long[] { 7, 5, 9 }, 5)]
    [InlineData(75, new long[] { 8, 8, 8, 0 }, 8)]
    [InlineData(76, new long[] { 8, 8, 8, 3 }, 3)]
    [InlineData(1, new long[] { 2, 4, 3 }, 4)]
    [InlineData(0, new long[] { 2, 4, 3 }, 9)]
    [InlineData(100, new long[] { 7, 0 }, 0)]
    [InlineData(100, new long[0], 0)]
    public void A_quorum_has_reached_the_newest_assignment_that_enough_workers_have(int percent, long[] lastApplied, long reached) =>
        WatermarkOracle.JudgeQuorum(percent, Assignments(lastApplied), new(9), new(reached)).Passes();

    [Theory]
    [MustFire("O-28")]
    [InlineData(100, new long[] { 7, 5, 9 }, 7, "2 of 3 active workers")]
    [InlineData(76, new long[] { 8, 8, 8, 3 }, 8, "3 of 4 active workers")]
    [InlineData(75, new long[] { 8, 8, 8, 0 }, 7, "applied newer ones")]
    [InlineData(1, new long[] { 2, 4, 3 }, 3, "applied newer ones")]
    [InlineData(100, new long[] { 7, 0 }, 7, "1 of 2 active workers")]
    [InlineData(0, new long[] { 9 }, 8, "instead of 9")]
    [InlineData(100, new long[0], 4, "0 of 0 active workers")]
    public void A_watermark_above_or_below_what_a_quorum_has_reached_is_a_fault(
        int percent, long[] lastApplied, long reached, string mention) =>
        WatermarkOracle.JudgeQuorum(percent, Assignments(lastApplied), new(9), new(reached)).Fires(OracleCatalog.Watermark, "watermark", mention);

    [Fact]
    [MustPass("O-28")]
    public void The_watermark_stays_or_rises_up_to_the_newest_assignment()
    {
        WatermarkOracle.Judge(new StateSketch().Watermark(3).Newest(3).State, new StateSketch().Watermark(3).Newest(4).State).Passes();
        WatermarkOracle.Judge(new StateSketch().Watermark(3).Newest(4).State, new StateSketch().Watermark(4).Newest(4).State).Passes();
        WatermarkOracle.JudgePublished(Published.Portal(6, 3), Published.Portal(7, 4), new StateSketch().Watermark(4).State).Passes();
    }

    [Fact]
    [MustFire("O-28")]
    public void A_watermark_that_falls_or_runs_ahead_is_a_fault()
    {
        WatermarkOracle.Judge(new StateSketch().Watermark(3).Newest(3).State, new StateSketch().Watermark(2).Newest(3).State)
            .Fires(OracleCatalog.Watermark, "watermark", "from 3 to 2");
        WatermarkOracle.Judge(new StateSketch().State, new StateSketch().Watermark(5).Newest(4).State)
            .Fires(OracleCatalog.Watermark, "watermark", "5", "4");
        WatermarkOracle.JudgePublished(Published.Portal(6, 3), Published.Portal(7, 2), new StateSketch().Watermark(2).State)
            .Fires(OracleCatalog.Watermark, "watermark", "portal assignment 7", "portal assignment 6");
        WatermarkOracle.JudgePublished(null, Published.Portal(7, 2), new StateSketch().Watermark(3).State)
            .Fires(OracleCatalog.Watermark, "watermark", "carries watermark 2", "3");
    }

    [Fact]
    [MustPass("O-32")]
    public void A_rejected_chunk_stays_out_even_when_it_is_marked_dropped_and_tombstoned()
    {
        var before = new StateSketch().Chunk(1).Rejected(1).View;

        RejectedChunkOracle.Judge(before, before, Published.Worker(5, (2, [1]))).Passes();
        RejectedChunkOracle.Judge(before, new StateSketch().Chunk(1).Rejected(1).Dropped(1, 3).Tombstoned(1, 9).View, null).Passes();
        RejectedChunkOracle.Judge(new StateSketch().View, new StateSketch().Chunk(1).Ideal(1, 1).View, null).Passes();
    }

    [Fact]
    [MustFire("O-32")]
    public void A_rejected_chunk_that_is_held_listed_visible_stamped_or_revived_is_a_fault()
    {
        var before = new StateSketch().Chunk(1).Rejected(1);

        RejectedChunkOracle.Judge(before.View, new StateSketch().Chunk(1).View, null).Fires(OracleCatalog.RejectedChunk, "chunk", "a/c1", "revived");
        RejectedChunkOracle.Judge(before.View, before.View, Published.Worker(5, (1, [1]))).Fires(OracleCatalog.RejectedChunk, "chunk", "worker assignment 5");
        RejectedChunkOracle.Judge(before.View, new StateSketch().Chunk(1).Rejected(1).Assigned(1, 2).View, null).Fires(OracleCatalog.RejectedChunk, "chunk", "stamped");
        RejectedChunkOracle.Judge(before.View, new StateSketch().Chunk(1).Rejected(1).Visible(1).View, null).Fires(OracleCatalog.RejectedChunk, "chunk", "visible");
        RejectedChunkOracle.Judge(before.View, new StateSketch().Chunk(1).Rejected(1).Ideal(1, 4).View, null).Fires(OracleCatalog.RejectedChunk, "chunk", "[4]");
        RejectedChunkOracle.Judge(before.View, new StateSketch().Chunk(1).Rejected(1).Stale(1, 4).View, null).Fires(OracleCatalog.RejectedChunk, "chunk", "drains on [4]");
    }

    [Fact]
    [MustPass("O-36")]
    public void A_worker_holds_and_reports_its_slice()
    {
        var assignment = Published.Worker(5, (1, [1, 2]), (2, [2]), (3, [1]));

        ConservationOracle.Judge(assignment, new WorkerDisk(new(2), new(5), [new(1), new(2)]), 200).Passes();
        ConservationOracle.Judge(assignment, new WorkerDisk(new(9), new(5), []), 0).Passes();
        ConservationOracle.Judge(assignment, new WorkerDisk(new(2), new(4), []), 0).IsExcused(ExcuseReasons.OtherAssignmentApplied);
    }

    [Fact]
    [MustFire("O-36")]
    public void A_worker_that_lacks_keeps_or_misreports_something_is_a_fault()
    {
        var assignment = Published.Worker(5, (1, [1, 2]), (2, [2]), (3, [1]));

        ConservationOracle.Judge(assignment, new WorkerDisk(new(2), new(5), [new(1)]), 200).Fires(OracleCatalog.Conservation, "worker", "worker 2", "a/c2", "lacks");
        ConservationOracle.Judge(assignment, new WorkerDisk(new(2), new(5), [new(1), new(2), new(3)]), 200).Fires(OracleCatalog.Conservation, "worker", "lists 2", "holds 3");
        ConservationOracle.Judge(assignment, new WorkerDisk(new(2), new(5), [new(1), new(2)]), 199).Fires(OracleCatalog.Conservation, "worker", "199", "200");
    }

    [Fact]
    [MustPass("O-36")]
    public void A_worker_under_way_has_its_slice_but_for_what_it_downloads()
    {
        var assignment = Published.Worker(5, (1, [1, 2]), (2, [2]), (3, [1]));

        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(2), new(4), [new(2)]), [new(1)]).Passes();
        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(2), new(5), [new(1), new(2)]), []).Passes();
        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(9), new(4), []), []).Passes();
    }

    [Fact]
    [MustFire("O-36")]
    public void A_worker_under_way_that_has_not_deleted_forgets_or_doubles_something_is_a_fault()
    {
        var assignment = Published.Worker(5, (1, [1, 2]), (2, [2]), (3, [1]));

        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(2), new(4), [new(2), new(3)]), [new(1)]).Fires(OracleCatalog.Conservation, "worker", "worker 2", "chunk pk 3", "not deleted");
        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(2), new(4), [new(2)]), []).Fires(OracleCatalog.Conservation, "worker", "a/c1", "neither has it nor downloads it");
        ConservationOracle.JudgeUnderWay(assignment, new WorkerDisk(new(2), new(4), [new(2)]), [new(1), new(2)]).Fires(OracleCatalog.Conservation, "worker", "a/c2", "although it has it");
    }

    private static StateSketch Shown => new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Chunk(2).Unregistered(3, 1, 1).Chunk(4).Visible(4).Dropped(4, 6);

    private static Sim.Engine.Verdicts.Verdict JudgeWorker(WorkerAssignment published) =>
        WorkerAssignmentOracle.Judge(published with { Workers = Registry(Fleet) }, Fleet.View, Fleet.View);

    private static Sim.Engine.Verdicts.Verdict JudgePortal(PortalAssignment published) =>
        PortalAssignmentOracle.Judge(published with { Workers = Registry(Shown) }, Shown.View);

    private static SortedTable<WorkerPk, AssignmentWorker> Registry(StateSketch sketch)
    {
        var workers = sketch.State.Workers;
        return new(
            [.. workers.Select(worker => worker.Pk)],
            [.. workers.Select(worker => new AssignmentWorker(worker.PeerId, worker.IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale))]);
    }

    private static WorkerAssignmentId[] Assignments(long[] ids) => Array.ConvertAll(ids, static id => new WorkerAssignmentId(id));
}
