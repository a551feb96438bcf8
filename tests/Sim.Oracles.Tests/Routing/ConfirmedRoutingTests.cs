using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class ConfirmedRoutingTests
{
    private static StateSketch Fleet => new StateSketch().Workers(1, 2, 3).Chunk(1).Chunk(2);

    /// <summary>Assignment 1 put chunk 1 on worker 1, assignment 2 moved it to workers 1 and 2, assignment 3 to worker 2.</summary>
    private static ConfirmedRoutingModel Moved => ConfirmedRoutingModel.Initial
        .AfterCycle(Fleet.View, Fleet.Ideal(1, 1).Newest(1).View)
        .AfterCycle(Fleet.Ideal(1, 1).Newest(1).View, Fleet.Ideal(1, 1, 2).Newest(2).View)
        .AfterCycle(Fleet.Ideal(1, 1, 2).Newest(2).View, Fleet.Ideal(1, 2).Newest(3).View);

    [Fact]
    public void Routing_follows_the_watermark_step_by_step()
    {
        AssertRoutes(Moved.AfterConfirmation(new(1)), 1);
        AssertRoutes(Moved.AfterConfirmation(new(1)).AfterConfirmation(new(2)), 1, 2);
        AssertRoutes(Moved.AfterConfirmation(new(1)).AfterConfirmation(new(2)).AfterConfirmation(new(3)), 2);
    }

    [Fact]
    public void A_jump_of_the_watermark_leads_to_the_same_routing()
    {
        var model = Moved.AfterConfirmation(new(3));

        AssertRoutes(model, 2);
        Assert.True(model.Queue.IsEmpty);
    }

    [Fact]
    public void A_chunk_that_left_the_ideal_is_routed_no_more()
    {
        var model = Moved.AfterConfirmation(new(3)).AfterCycle(Fleet.Ideal(1, 2).Newest(3).View, Fleet.Newest(4).View);

        AssertRoutes(model, 2);
        Assert.Empty(model.AfterConfirmation(new(4)).Routing);
    }

    [Fact]
    public void A_report_at_or_below_the_watermark_and_a_short_cycle_change_nothing()
    {
        var model = Moved.AfterConfirmation(new(2));

        Assert.Same(model, model.AfterConfirmation(new(1)));
        Assert.Same(model, model.AfterCycle(Fleet.Ideal(1, 2).Newest(3).View, Fleet.Ideal(1, 2).Newest(3).View));
        Assert.Same(model, model.AfterCycle(Fleet.Ideal(1, 2).Newest(3).View, Fleet.Ideal(1, 2).Newest(4).View));
    }

    [Fact]
    public void The_return_of_an_orphaned_drain_is_no_change_of_routing_until_the_plan_changes_the_row()
    {
        // Worker 1 was to take chunk 1 over from worker 2 and departed; rule 22.3 puts worker 2 back beside it.
        var before = new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 1).Stale(1, 2).Stale(1, 3).Newest(3).View;
        var keeps = new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 1, 2, 3).Newest(4).View;
        var moves = new StateSketch().Departed(1).Workers(2, 3).Chunk(1).Ideal(1, 2).Newest(4).View;

        Assert.True(ConfirmedRoutingModel.Initial.AfterCycle(before, keeps).Queue.IsEmpty);
        Assert.Equal([new WorkerPk(2)], ConfirmedRoutingModel.Initial.AfterCycle(before, moves).Queue[0].Workers);
    }

    [Fact]
    [MustPass("O-22")]
    public void Rows_and_publication_agree_with_the_model()
    {
        var model = Moved.AfterConfirmation(new(2));
        var view = Fleet.Routing(1, 1, 2).Diff(3, 1, 2).Watermark(2).Newest(3).View;

        ConfirmedRoutingOracle.Judge(model, view).Passes();
        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2, (1, [1, 2]))).Passes();
        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2)).Passes();
        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2, [Published.Chunk(1), Published.Chunk(2)], (1, [1, 2]))).Passes();
    }

    [Fact]
    [MustFire("O-22")]
    public void Routing_portals_by_the_ideal_instead_of_the_confirmed_routing_is_a_fault()
    {
        var model = Moved.AfterConfirmation(new(2));

        ConfirmedRoutingOracle.Judge(model, Fleet.Routing(1, 2).Diff(3, 1, 2).Watermark(2).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1", "[2]", "[1, 2]", "watermark 2");
        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2, (1, [2])))
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1", "portal assignment 7", "[2]", "[1, 2]");
    }

    [Fact]
    [MustFire("O-22")]
    public void A_routed_chunk_that_is_missing_or_a_hidden_one_that_is_routed_is_a_fault()
    {
        var model = Moved.AfterConfirmation(new(2));

        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2, [Published.Chunk(1)]))
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1", "[]");
        ConfirmedRoutingOracle.JudgePublished(model, Published.Portal(7, 2, [], (1, [1, 2])))
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "pk 1");
        ConfirmedRoutingOracle.Judge(model, Fleet.Diff(3, 1, 2).Watermark(2).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1");
        ConfirmedRoutingOracle.Judge(model, Fleet.Routing(1, 1, 2).Routing(2, 3).Diff(3, 1, 2).Watermark(2).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c2", "[3]");
    }

    [Fact]
    [MustFire("O-22")]
    public void A_routing_change_that_was_not_queued_or_a_watermark_that_moved_by_itself_is_a_fault()
    {
        var model = Moved.AfterConfirmation(new(2));

        ConfirmedRoutingOracle.Judge(model, Fleet.Routing(1, 1, 2).Watermark(2).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1", "none", "worker assignment 3");
        ConfirmedRoutingOracle.Judge(model, Fleet.Routing(1, 1, 2).Diff(3, 1, 1).Watermark(2).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "chunk", "a/c1", "[1]", "[2]");
        ConfirmedRoutingOracle.Judge(model, Fleet.Routing(1, 1, 2).Diff(3, 1, 2).Watermark(1).Newest(3).View)
            .Fires(OracleCatalog.ConfirmedRouting, "watermark", "watermark is 1", "2");
    }

    private static void AssertRoutes(ConfirmedRoutingModel model, params int[] workers) =>
        Assert.Equal(workers.Select(worker => new WorkerPk(worker)), model.Routing[new ChunkPk(1)]);
}
