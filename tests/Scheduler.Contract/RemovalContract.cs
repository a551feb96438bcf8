using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Removal of whole chunks: mark, drop, window, tombstone.</summary>
public abstract class RemovalContract : StorageContract
{
    [Fact]
    public async Task A_marked_chunk_leaves_the_next_portal_assignment()
    {
        var one = await VisibleAsync();
        await Given.MarkAsync(one, 200);
        var portal = await Given.VisAsync(210);
        Assert.Equal(portal.Id, (await Given.LifecycleAsync(one)).DroppedAtPortal);
        Assert.Empty(portal.Chunks);
        Assert.Empty(portal.ChunkWorkers);
        Assert.Equal([one], (await Given.StateAsync()).ChunksInRemoval());
    }

    [Theory]
    [InlineData(100, 150, false)]
    [InlineData(100, 199, false)]
    [InlineData(100, 200, true)]
    [InlineData(0, 50, false)]
    [InlineData(0, 100, true)]
    public async Task A_dropped_chunk_is_tombstoned_once_the_window_has_passed(long dropTick, long cycleTick, bool isTombstoned)
    {
        var one = await Given.AddAsync(1);
        await Given.MarkAsync(one, 0);
        await Given.VisAsync(dropTick);
        var result = await Given.RunAsync(cycleTick, new StubAlgorithm([]), drainWindowTicks: 100);
        Assert.Equal(isTombstoned ? [one] : [], result.Housekeeping.Tombstoned);
        Assert.Equal(isTombstoned ? new Tick(cycleTick) : null, (await Given.LifecycleAsync(one)).DroppedAtWorker);
    }

    [Fact]
    public async Task A_tombstone_is_never_overwritten()
    {
        var one = await DroppedAsync(200);
        await Given.CycleAsync(300);
        var again = await Given.CycleAsync(400);
        Assert.Empty(again.Housekeeping.Tombstoned);
        Assert.Equal(new Tick(300), (await Given.LifecycleAsync(one)).DroppedAtWorker);
    }

    [Fact]
    public async Task A_tombstone_takes_all_stale_rows_of_its_chunk_and_no_other()
    {
        await Given.RosterAsync(0, 1, 2, 3);
        var (removed, other) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.CycleAsync(100, new Placed(removed, Given.W(1), Given.W(2), Given.W(3)), new Placed(other, Given.W(1)));
        await Given.CycleAsync(110, new Placed(removed, Given.W(3)), new Placed(other, Given.W(2)));
        await Given.MarkAsync(removed, 120);
        await Given.VisAsync(130);
        var housekeeping = (await Given.CycleAsync(190, new Placed(other, Given.W(2)))).Housekeeping;
        Assert.Equal([new ChunkWorker(removed, Given.W(1)), new ChunkWorker(removed, Given.W(2))], housekeeping.TombstonedDrains);
        Assert.Equal([other], (await Given.StateAsync()).StaleMappings.Select(stale => stale.Chunk));
    }

    [Fact]
    public async Task A_tombstone_leaves_the_ideal_row_to_the_next_commit()
    {
        var one = await DroppedAsync(200);
        await Given.ShortCycleAsync(300);
        Holders.AreExactly((await Given.StateAsync()).Ideal, new Placed(one, Given.W(1)));
        var published = await Given.CycleAsync(310);
        Assert.Empty((await Given.StateAsync()).Ideal);
        Assert.Empty((await Given.StateAsync()).StaleMappings);
        var diff = Assert.Single((await Given.StateAsync()).Diffs);
        Assert.Equal((published.Assignment.Id, one, 0), (diff.Assignment, diff.Chunk, diff.Workers.Count));
    }

    [Fact]
    public async Task A_chunk_that_was_never_visible_is_dropped_and_tombstoned_like_any_other()
    {
        var one = await Given.AddAsync(1);
        await Given.MarkAsync(one, 100);
        var portal = await Given.VisAsync(110);
        Assert.Equal(portal.Id, (await Given.LifecycleAsync(one)).DroppedAtPortal);
        Assert.Equal([one], (await Given.CycleAsync(170)).Housekeeping.Tombstoned);
    }

    [Fact]
    public async Task A_rejected_chunk_that_is_marked_is_dropped_and_tombstoned_like_any_other()
    {
        await Given.AddAsync(1);
        var rejected = await Given.AddAsync(2, blocks: (3, 9));
        await Given.MarkAsync(rejected, 100);
        var portal = await Given.VisAsync(110);
        Assert.Equal(portal.Id, (await Given.LifecycleAsync(rejected)).DroppedAtPortal);
        Assert.Equal([rejected], (await Given.CycleAsync(170)).Housekeeping.Tombstoned);
    }

    [Fact]
    public async Task Marking_an_unknown_or_unregistered_chunk_does_nothing()
    {
        var stored = await Given.StoreAsync(1);
        var before = StateText.Of(await Given.StateAsync());
        foreach (var chunk in new[] { stored, new ChunkPk(999), new ChunkPk(0), new ChunkPk(-1) })
        {
            await Given.MarkAsync(chunk, 100);
        }

        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    [Fact]
    public async Task A_chunk_may_be_marked_again_and_keeps_the_latest_tick()
    {
        var one = await Given.AddAsync(1);
        await Given.MarkAsync(one, 100);
        await Given.MarkAsync(one, 120);
        Assert.Equal(new Tick(120), (await Given.LifecycleAsync(one)).MarkedForRemoval);
    }

    [Fact]
    public async Task A_dropped_chunk_is_offered_to_the_algorithm_and_published_until_its_tombstone()
    {
        var one = await DroppedAsync(200);
        var algorithm = new StubAlgorithm([new Placed(one, Given.W(1))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(259, algorithm));
        Assert.Equal([one], algorithm.Seen!.Chunks.Pks);
        Assert.Equal([false], algorithm.Seen.Chunks.Visible);
        Assert.Equal([true], algorithm.Seen.Chunks.Dropped);
        Assert.Equal([one], published.Assignment.Chunks.Keys);
        await Given.RunAsync(260, algorithm);
        Assert.Equal(0, algorithm.Seen.Chunks.Count);
    }

    [Fact]
    public async Task A_chunk_tombstoned_during_a_shortage_is_neither_published_nor_charged_afterwards()
    {
        var (removed, kept) = (await VisibleAsync(), await Given.AddAsync(2));
        await Given.CycleAsync(160, new Placed(removed, Given.W(1)), new Placed(kept, Given.W(2)));
        await Given.MarkAsync(removed, 190);
        await Given.VisAsync(200);
        await Given.ShortCycleAsync(260);
        var algorithm = new StubAlgorithm([new Placed(kept, Given.W(2))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(270, algorithm));
        Assert.Equal([kept], published.Assignment.Chunks.Keys);
        Assert.Equal(1, algorithm.Seen!.Held.TotalCopies);
        Assert.Equal([Given.W(2)], (await Given.StateAsync()).Snapshot().ByteLoad().Keys);
    }

    [Fact]
    public async Task A_marked_chunk_that_is_placed_for_the_first_time_is_not_stamped()
    {
        var one = await Given.AddAsync(1);
        await Given.MarkAsync(one, 100);
        await Given.CycleAsync(110, new Placed(one, Given.W(1)));
        Assert.Null((await Given.LifecycleAsync(one)).AppliedAtWorker);
        Holders.AreExactly((await Given.StateAsync()).Ideal, new Placed(one, Given.W(1)));
    }

    private async Task<ChunkPk> VisibleAsync()
    {
        var one = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(one, Given.W(1))));
        Assert.Equal([one], (await Given.VisAsync(150)).Chunks.Keys);
        return one;
    }

    private async Task<ChunkPk> DroppedAsync(long tick)
    {
        var one = await VisibleAsync();
        await Given.MarkAsync(one, tick - 10);
        await Given.VisAsync(tick);
        return one;
    }
}
