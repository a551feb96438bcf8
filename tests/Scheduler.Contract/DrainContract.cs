using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Stale mappings and the window in which they are still served.</summary>
public abstract class DrainContract : StorageContract
{
    [Fact]
    public async Task A_superseded_copy_is_served_until_M_ticks_after_the_portal_assignment_that_left_it_out()
    {
        var one = await VisibleAsync(Given.W(1));
        Publishes(await Given.CycleAsync(200, new Placed(one, Given.W(2))), one, Given.W(1), Given.W(2));
        Assert.Equal([Given.W(1)], (await Given.VisAsync(200)).ChunkWorkers[one]);
        await Given.ConfirmAsync(2);
        Assert.Equal([Given.W(2)], (await Given.VisAsync(250)).ChunkWorkers[one]);
        Publishes(await Given.CycleAsync(300, new Placed(one, Given.W(2))), one, Given.W(1), Given.W(2));
        Publishes(await Given.CycleAsync(400, new Placed(one, Given.W(2))), one, Given.W(2));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task The_clock_of_a_copy_starts_only_when_a_portal_assignment_stops_naming_it()
    {
        var one = await VisibleAsync(Given.W(1), Given.W(2));
        await Given.CycleAsync(200, new Placed(one, Given.W(1)));
        Publishes(await Given.CycleAsync(270, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
        await Given.ConfirmAsync(2);
        Assert.Equal([Given.W(1)], (await Given.VisAsync(300)).ChunkWorkers[one]);
        Publishes(await Given.CycleAsync(340, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
        Publishes(await Given.CycleAsync(400, new Placed(one, Given.W(1))), one, Given.W(1));
    }

    [Fact]
    public async Task A_copy_expires_exactly_M_ticks_after_its_anchor()
    {
        var one = await DrainingSinceAsync(300);
        Assert.Empty((await Given.CycleAsync(359, new Placed(one, Given.W(1)))).Housekeeping.ExpiredDrains);
        Assert.Equal(
            [new ChunkWorker(one, Given.W(2))], (await Given.CycleAsync(360, new Placed(one, Given.W(1)))).Housekeeping.ExpiredDrains);
    }

    [Fact]
    public async Task A_copy_anchored_at_tick_0_expires_when_the_window_has_passed_and_not_before()
    {
        var one = await DrainingSinceAsync(0);
        Assert.Empty((await Given.CycleAsync(59, new Placed(one, Given.W(1)))).Housekeeping.ExpiredDrains);
        Assert.Single((await Given.CycleAsync(60, new Placed(one, Given.W(1)))).Housekeeping.ExpiredDrains);
    }

    [Fact]
    public async Task A_confirmed_removal_without_a_visibility_cycle_starts_no_clock()
    {
        var one = await VisibleAsync(Given.W(1), Given.W(2));
        await Given.CycleAsync(200, new Placed(one, Given.W(1)));
        await Given.ConfirmAsync(2);
        Publishes(await Given.CycleAsync(1200, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
    }

    [Fact]
    public async Task An_ideal_that_takes_a_pending_copy_back_ends_its_drain_and_changes_nothing_published()
    {
        var one = await VisibleAsync(Given.W(1), Given.W(2));
        Publishes(await Given.CycleAsync(200, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
        Publishes(await Given.CycleAsync(210, new Placed(one, Given.W(1), Given.W(2))), one, Given.W(1), Given.W(2));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task A_copy_that_is_taken_back_and_dropped_again_starts_over()
    {
        var one = await DrainingSinceAsync(300);
        var first = await Given.StaleAsync(one, Given.W(2));
        await Given.CycleAsync(320, new Placed(one, Given.W(1), Given.W(2)));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
        var dropped = await Given.CycleAsync(330, new Placed(one, Given.W(1)));
        var second = await Given.StaleAsync(one, Given.W(2));
        Assert.Equal((dropped.Assignment.Id, null), (second!.SupersededAt, second.AnchorTick));
        Assert.True(second.SupersededAt > first!.SupersededAt);
        await Given.ConfirmAsync(dropped);
        await Given.VisAsync(340);
        Publishes(await Given.CycleAsync(399, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
        Publishes(await Given.CycleAsync(400, new Placed(one, Given.W(1))), one, Given.W(1));
    }

    [Fact]
    public async Task A_confirmed_chunk_that_is_not_promoted_yet_drains_its_copies_too()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2))));
        var moved = await Given.CycleAsync(110, new Placed(one, Given.W(1)));
        Assert.Equal(
            new StaleMappingView(one, Given.W(2), moved.Assignment.Id, null, null), Assert.Single((await Given.StateAsync()).StaleMappings));
    }

    [Fact]
    public async Task A_copy_that_a_dropped_chunk_gives_up_does_not_drain_and_that_of_a_marked_one_does()
    {
        var one = await VisibleAsync(Given.W(1), Given.W(2));
        await Given.MarkAsync(one, 200);
        await Given.CycleAsync(210, new Placed(one, Given.W(1)));
        Assert.NotNull(await Given.StaleAsync(one, Given.W(2)));
        await Given.VisAsync(220);
        await Given.CycleAsync(230, new Placed(one, Given.W(2)));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task Inspection_derives_the_anchor_from_the_first_portal_assignment_that_saw_the_removal_confirmed()
    {
        var one = await VisibleAsync(Given.W(1), Given.W(2));
        await Given.CycleAsync(200, new Placed(one, Given.W(1)));
        await Given.VisAsync(210);
        Assert.Null((await Given.StaleAsync(one, Given.W(2)))!.AnchorTick);
        await Given.ConfirmAsync(2);
        Assert.Null((await Given.StaleAsync(one, Given.W(2)))!.AnchorTick);
        var anchor = await Given.VisAsync(220);
        await Given.VisAsync(230);
        var stale = await Given.StaleAsync(one, Given.W(2));
        Assert.Equal((anchor.Id, new Tick(220)), (stale!.DroppedAt, stale.AnchorTick));
    }

    [Fact]
    public async Task A_copy_that_is_placed_again_in_the_cycle_that_expires_it_stays_published_throughout()
    {
        var one = await DrainingSinceAsync(300);
        Publishes(await Given.CycleAsync(310, new Placed(one, Given.W(1))), one, Given.W(1), Given.W(2));
        var back = await Given.CycleAsync(360, new Placed(one, Given.W(1), Given.W(2)));
        Assert.Single(back.Housekeeping.ExpiredDrains);
        Publishes(back, one, Given.W(1), Given.W(2));
    }

    [Fact]
    public async Task The_algorithm_sees_the_space_that_expired_copies_free_in_the_same_cycle()
    {
        var one = await DrainingSinceAsync(300);
        var algorithm = new StubAlgorithm([new Placed(one, Given.W(1))]);
        await Given.RunAsync(360, algorithm);
        Assert.Equal([0], algorithm.Seen!.Held[0].ToArray());
    }

    [Fact]
    public async Task A_copy_occupies_disk_once_whether_it_is_ideal_or_draining()
    {
        var (kept, moved) = (await Given.AddAsync(1, sizeBytes: 60), await Given.AddAsync(2, sizeBytes: 41));
        await Given.CycleAsync(100, new Placed(kept, Given.W(1)), new Placed(moved, Given.W(1)));
        Assert.Equal(101, (await Given.StateAsync()).Snapshot().ByteLoad()[Given.W(1)]);
        await Given.CycleAsync(110, new Placed(kept, Given.W(1)), new Placed(moved, Given.W(2)));
        var load = (await Given.StateAsync()).Snapshot().ByteLoad();
        Assert.Equal((101, 41), (load[Given.W(1)], load[Given.W(2)]));
    }

    /// <summary>Chunk 1, held by these workers, confirmed and visible since tick 150.</summary>
    private async Task<ChunkPk> VisibleAsync(params WorkerPk[] workers)
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, workers)));
        Assert.Equal([one], (await Given.VisAsync(150)).Chunks.Keys);
        return one;
    }

    /// <summary>Chunk 1 on worker 1, with a copy on worker 2 that drains since the tick.</summary>
    private async Task<ChunkPk> DrainingSinceAsync(long tick)
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(0, new Placed(one, Given.W(1), Given.W(2)));
        await Given.CycleAsync(0, new Placed(one, Given.W(1)));
        await Given.ConfirmAsync(2);
        await Given.VisAsync(tick);
        Assert.Equal(new Tick(tick), (await Given.StaleAsync(one, Given.W(2)))!.AnchorTick);
        return one;
    }

    private static void Publishes(SchedulingCycleResult.Published published, ChunkPk chunk, params WorkerPk[] workers) =>
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(chunk, workers));
}
