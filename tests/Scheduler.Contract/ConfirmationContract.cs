using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>The watermark, the two gates and the replay of routing.</summary>
public abstract class ConfirmationContract : StorageContract
{
    [Fact]
    public async Task The_watermark_never_goes_down()
    {
        for (var tick = 1; tick <= 7; tick++)
        {
            await Given.CycleAsync(tick);
        }

        foreach (var report in new long[] { 5, 7, 3, 7, 0, -4 })
        {
            await Given.ConfirmAsync(report);
        }

        Assert.Equal(new WorkerAssignmentId(7), (await Given.StateAsync()).Watermark);
    }

    [Fact]
    public async Task Confirming_an_id_that_was_never_minted_is_refused_and_changes_nothing()
    {
        await Given.CycleAsync(1);
        await Given.CycleAsync(2);
        await Given.ConfirmAsync(1);
        var fault = await Assert.ThrowsAsync<StorageException>(() => Given.ConfirmAsync(5));
        Assert.Equal(StorageErrorKind.UnknownAssignment, fault.Kind);
        Assert.Equal(new WorkerAssignmentId(1), (await Given.StateAsync()).Watermark);
    }

    [Fact]
    public async Task Routing_follows_the_watermark_and_not_the_ideal()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await RoutesAsync(110, one, Given.W(1));
        await Given.CycleAsync(120, new Placed(one, Given.W(1), Given.W(2)));
        await RoutesAsync(130, one, Given.W(1));
        await Given.CycleAsync(140, new Placed(one, Given.W(2)));
        await RoutesAsync(150, one, Given.W(1));
        await Given.ConfirmAsync(2);
        await RoutesAsync(160, one, Given.W(1), Given.W(2));
        await Given.ConfirmAsync(3);
        await RoutesAsync(170, one, Given.W(2));
    }

    [Fact]
    public async Task A_jump_of_the_watermark_ends_with_the_same_routing_as_single_steps()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await Given.CycleAsync(120, new Placed(one, Given.W(1), Given.W(2)));
        await Given.CycleAsync(140, new Placed(one, Given.W(2)));
        await Given.ConfirmAsync(3);
        await RoutesAsync(150, one, Given.W(2));
        Assert.Empty((await Given.StateAsync()).Diffs);
    }

    [Fact]
    public async Task Diffs_above_the_watermark_stay_queued()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.CycleAsync(110, new Placed(one, Given.W(2)));
        await Given.ConfirmAsync(1);
        Assert.Equal(new WorkerAssignmentId(2), Assert.Single((await Given.StateAsync()).Diffs).Assignment);
        Assert.Equal([Given.W(1)], await Given.RoutingAsync(one));
    }

    [Fact]
    public async Task A_chunk_that_left_the_ideal_before_its_confirmation_is_visible_and_routed_nowhere()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.CycleAsync(110);
        await Given.ConfirmAsync(2);
        Assert.Empty(await Given.RoutingAsync(one));
        var portal = await Given.VisAsync(120);
        Assert.Equal([one], portal.Chunks.Keys);
        Assert.Empty(portal.ChunkWorkers);
    }

    [Fact]
    public async Task A_chunk_is_promoted_once_the_watermark_reaches_its_first_assignment()
    {
        await Given.CycleAsync(90);
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.ConfirmAsync(1);
        Assert.Empty((await Given.VisAsync(110)).Chunks);
        await Given.ConfirmAsync(2);
        var portal = await Given.VisAsync(120);
        Assert.Equal([one], portal.Chunks.Keys);
        Assert.Equal(portal.Id, (await Given.LifecycleAsync(one)).AppliedAtPortal);
    }

    [Fact]
    public async Task Portals_never_route_to_a_draining_copy()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(90, new Placed(one, Given.W(1), Given.W(2)));
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await RoutesAsync(110, one, Given.W(1));
        Assert.NotNull(await Given.StaleAsync(one, Given.W(2)));
    }

    [Fact]
    public async Task Every_visibility_cycle_mints_an_id_and_records_the_watermark_that_it_saw()
    {
        await Given.VisAsync(10);
        await Given.CycleAsync(11);
        await Given.ConfirmAsync(1);
        var second = await Given.VisAsync(12);
        Assert.Equal((new PortalAssignmentId(2), new WorkerAssignmentId(1)), (second.Id, second.ConfirmedUpTo));
        Assert.Equal(
            [new PortalAssignmentView(new(1), new Tick(10), new(0)), new PortalAssignmentView(new(2), new Tick(12), new(1))],
            (await Given.StateAsync()).PortalAssignments);
    }

    [Fact]
    public async Task Losing_all_copies_hides_no_chunk()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await Given.VisAsync(110);
        await Given.RosterAsync(115, 2);
        await Given.ConfirmAsync(await Given.CycleAsync(120));
        var portal = await Given.VisAsync(130);
        Assert.Equal([one], portal.Chunks.Keys);
        Assert.Empty(portal.ChunkWorkers);
    }

    [Fact]
    public async Task Departure_and_collection_do_not_touch_the_confirmed_routing()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await Given.VisAsync(110);
        await Given.RosterAsync(115, 2);
        await Given.Storage.CollectInactiveWorkersAsync(new Tick(200), 0);
        await RoutesAsync(210, one, Given.W(1));
    }

    [Fact]
    public async Task Diffs_queued_before_a_departure_bring_the_worker_back_into_the_routing()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(2))));
        await Given.VisAsync(105);
        await Given.CycleAsync(110, new Placed(one, Given.W(1), Given.W(2)));
        await Given.RosterAsync(115, 2);
        await Given.CycleAsync(120, new Placed(one, Given.W(2)));
        await Given.ConfirmAsync(2);
        await RoutesAsync(130, one, Given.W(1), Given.W(2));
        await Given.ConfirmAsync(3);
        await RoutesAsync(140, one, Given.W(2));
    }

    [Fact]
    public async Task With_quorum_zero_the_newest_assignment_is_confirmed_without_any_fetch()
    {
        for (var tick = 1; tick <= 7; tick++)
        {
            await Given.CycleAsync(tick);
        }

        var newest = (await Given.StateAsync()).NewestWorkerAssignment;
        await Given.ConfirmAsync(WatermarkQuorum.Watermark(0, [], newest).Value);
        Assert.Equal(new WorkerAssignmentId(7), (await Given.StateAsync()).Watermark);
    }

    private async Task RoutesAsync(long tick, ChunkPk chunk, params WorkerPk[] workers) =>
        Holders.AreExactly((await Given.VisAsync(tick)).ChunkWorkers, new Placed(chunk, workers));
}
