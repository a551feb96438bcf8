using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Evictions and orphaned drains: copies that leave or return outside the ordinary drain.</summary>
public abstract class RescueContract : StorageContract
{
    protected override async Task PrepareAsync()
    {
        await Given.Storage.InsertDatasetsAsync(["a"]);
        await Given.RosterAsync(0, 1, 2, 3);
    }

    [Fact]
    public async Task An_evicted_copy_that_drained_is_in_neither_set()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2)));
        await Given.CycleAsync(110, new Placed(one, Given.W(2)));
        await EvictsAsync(120, one, Given.W(1), new Placed(one, Given.W(2)));
    }

    [Fact]
    public async Task An_evicted_copy_of_the_ideal_does_not_drain_and_its_routing_changes_by_a_diff()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2))));
        var published = await EvictsAsync(120, one, Given.W(1), new Placed(one, Given.W(2)));
        var diff = Assert.Single((await Given.StateAsync()).Diffs);
        Assert.Equal(published.Assignment.Id, diff.Assignment);
        Assert.Equal([Given.W(2)], diff.Workers);
    }

    [Fact]
    public async Task Evictions_are_reported_in_the_order_of_the_plan()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2)), new Placed(two, Given.W(1), Given.W(2)));
        ChunkWorker[] order = [new(two, Given.W(2)), new(one, Given.W(1)), new(two, Given.W(1))];
        var plan = new StubAlgorithm([new Placed(one, Given.W(2)), new Placed(two, Given.W(3))], order);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(110, plan));
        Assert.Equal(order, published.Evicted);
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(one, Given.W(2)), new Placed(two, Given.W(3)));
    }

    [Fact]
    public async Task A_drain_returns_to_the_ideal_when_everybody_who_was_to_replace_it_has_left()
    {
        var one = await HandedOverAsync();
        await Given.RosterAsync(310, 1, 3);
        var rescued = (await Given.ShortCycleAsync(400)).Housekeeping;
        Assert.Equal([new ChunkWorker(one, Given.W(1))], rescued.RescuedDrains);
        Assert.Empty(rescued.ExpiredDrains);
        await Given.RosterAsync(410, 1, 2, 3);
        await Given.ShortCycleAsync(500);
        Holders.AreExactly((await Given.StateAsync()).Ideal, new Placed(one, Given.W(1), Given.W(2)));
        var algorithm = new StubAlgorithm([new Placed(one, Given.W(1))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(510, algorithm));
        Assert.Equal([0, 1], algorithm.Seen!.Committed[0].ToArray());
        Assert.Contains(Given.W(1), published.Assignment.ChunkWorkers[one]);
    }

    [Fact]
    public async Task One_active_holder_is_enough_to_let_a_drain_end()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.ConfirmAsync(await Given.CycleAsync(110, new Placed(one, Given.W(2), Given.W(3))));
        await Given.VisAsync(120);
        await Given.RosterAsync(130, 1, 3);
        var housekeeping = (await Given.ShortCycleAsync(180)).Housekeeping;
        Assert.Empty(housekeeping.RescuedDrains);
        Assert.Equal([new ChunkWorker(one, Given.W(1))], housekeeping.ExpiredDrains);
    }

    [Fact]
    public async Task A_rescue_comes_before_expiry_and_before_the_tombstone_is_judged()
    {
        var one = await HandedOverAsync();
        await Given.RosterAsync(310, 1, 3);
        Holders.AreExactly(
            (await Given.CycleAsync(400, new Placed(one, Given.W(1)))).Assignment.ChunkWorkers, new Placed(one, Given.W(1)));
    }

    [Fact]
    public async Task A_drain_is_rescued_also_when_its_successors_have_been_collected()
    {
        var one = await HandedOverAsync();
        await Given.RosterAsync(310, 1, 3);
        await Given.Storage.CollectInactiveWorkersAsync(new Tick(320), 0);
        Assert.Equal([new ChunkWorker(one, Given.W(1))], (await Given.ShortCycleAsync(400)).Housekeeping.RescuedDrains);
    }

    [Fact]
    public async Task A_chunk_without_an_ideal_row_rescues_nothing()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.ConfirmAsync(await Given.CycleAsync(110));
        await Given.VisAsync(120);
        var housekeeping = (await Given.ShortCycleAsync(180)).Housekeeping;
        Assert.Empty(housekeeping.RescuedDrains);
        Assert.Single(housekeeping.ExpiredDrains);
    }

    [Fact]
    public async Task A_rescue_writes_no_diff_by_itself()
    {
        await HandedOverAsync();
        await Given.RosterAsync(310, 1, 3);
        await Given.ShortCycleAsync(400);
        Assert.Empty((await Given.StateAsync()).Diffs);
    }

    [Fact]
    public async Task A_departed_drain_is_purged_and_not_rescued()
    {
        await HandedOverAsync();
        await Given.RosterAsync(310, 3);
        var housekeeping = (await Given.ShortCycleAsync(315)).Housekeeping;
        Assert.Single(housekeeping.PurgedDrains);
        Assert.Empty(housekeeping.RescuedDrains);
    }

    /// <summary>Chunk 1 moved from worker 1 to worker 2, confirmed; worker 1 drains since tick 300.</summary>
    private async Task<ChunkPk> HandedOverAsync()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        await Given.VisAsync(110);
        await Given.ConfirmAsync(await Given.CycleAsync(200, new Placed(one, Given.W(2))));
        await Given.VisAsync(300);
        return one;
    }

    private async Task<SchedulingCycleResult.Published> EvictsAsync(long tick, ChunkPk chunk, WorkerPk worker, Placed mapping)
    {
        ChunkWorker evicted = new(chunk, worker);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(tick, new StubAlgorithm([mapping], evicted)));
        Assert.Equal([evicted], published.Evicted);
        Assert.Null(await Given.StaleAsync(chunk, worker));
        Holders.AreExactly(published.Assignment.ChunkWorkers, mapping);
        return published;
    }
}
