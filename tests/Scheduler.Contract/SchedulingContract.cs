using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract;

/// <summary>The scheduling cycle and what it publishes.</summary>
public abstract class SchedulingContract : StorageContract
{
    [Fact]
    public async Task A_mapping_is_published_and_its_chunks_are_stamped()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        var published = await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2)), new Placed(two, Given.W(1)));
        Assert.Equal(new WorkerAssignmentId(1), published.Assignment.Id);
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(one, Given.W(1), Given.W(2)), new Placed(two, Given.W(1)));
        Assert.Equal(published.Assignment.Id, (await Given.LifecycleAsync(one)).AppliedAtWorker);
        Assert.Equal(published.Assignment.Id, (await Given.LifecycleAsync(two)).AppliedAtWorker);
        Assert.Equal(new Chunk("a", "1", 100, new BlockRange(2, 3), ["data"]) with { Files = published.Assignment.Chunks[one].Files }, published.Assignment.Chunks[one]);
        Assert.Equal([KeyValuePair.Create<ushort, ushort>(1, 2)], published.Assignment.ReplicationByWeight);
    }

    [Fact]
    public async Task The_published_holders_are_those_of_the_ideal_and_those_that_drain()
    {
        await Given.RosterAsync(1, 1, 2, 3);
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.CycleAsync(100, new Placed(one, Given.W(3), Given.W(1)), new Placed(two, Given.W(2)));
        var published = await Given.CycleAsync(110, new Placed(one, Given.W(2), Given.W(1)), new Placed(two, Given.W(2)));
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(one, Given.W(1), Given.W(2), Given.W(3)), new Placed(two, Given.W(2)));
    }

    [Fact]
    public async Task A_chunk_that_nobody_holds_is_not_published()
    {
        var one = await Given.AddAsync(1);
        await Given.AddAsync(2);
        var published = await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        Assert.Equal([one], published.Assignment.Chunks.Keys);
    }

    [Fact]
    public async Task A_first_placement_queues_one_diff_until_it_is_confirmed()
    {
        var one = await Given.AddAsync(1);
        var published = await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        var diff = Assert.Single((await Given.StateAsync()).Diffs);
        Assert.Equal((published.Assignment.Id, one), (diff.Assignment, diff.Chunk));
        Assert.Equal([Given.W(1)], diff.Workers);
        await Given.ConfirmAsync(published);
        Assert.Empty((await Given.StateAsync()).Diffs);
        Holders.AreExactly((await Given.StateAsync()).ConfirmedRouting, new Placed(one, Given.W(1)));
    }

    [Fact]
    public async Task An_unchanged_mapping_writes_nothing_but_has_its_own_id()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1), Given.W(2)));
        var again = await Given.CycleAsync(110, new Placed(one, Given.W(2), Given.W(1)));
        Assert.Equal(new WorkerAssignmentId(2), again.Assignment.Id);
        Assert.Single((await Given.StateAsync()).Diffs);
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task The_stamp_of_the_first_ideal_never_moves()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.CycleAsync(110);
        await Given.CycleAsync(120, new Placed(one, Given.W(1)));
        Assert.Equal(new WorkerAssignmentId(1), (await Given.LifecycleAsync(one)).AppliedAtWorker);
    }

    [Fact]
    public async Task A_chunk_with_an_empty_row_in_the_mapping_counts_as_absent()
    {
        var one = await Given.AddAsync(1);
        var published = await Given.CycleAsync(100, new Placed(one));
        Assert.Empty(published.Assignment.ChunkWorkers);
        Assert.Null((await Given.LifecycleAsync(one)).AppliedAtWorker);
        Assert.Empty((await Given.StateAsync()).Diffs);
    }

    [Fact]
    public async Task Drains_expire_and_chunks_are_tombstoned_while_cycles_keep_failing()
    {
        var (moved, removed) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(moved, Given.W(1)), new Placed(removed, Given.W(1))));
        await Given.VisAsync(110);
        await Given.ConfirmAsync(await Given.CycleAsync(120, new Placed(moved, Given.W(2)), new Placed(removed, Given.W(1))));
        await Given.MarkAsync(removed, 125);
        await Given.VisAsync(130);
        var early = (await Given.ShortCycleAsync(189)).Housekeeping;
        Assert.Equal((0, 0), (early.ExpiredDrains.Count, early.Tombstoned.Count));
        var housekeeping = (await Given.ShortCycleAsync(190)).Housekeeping;
        Assert.Equal([new ChunkWorker(moved, Given.W(1))], housekeeping.ExpiredDrains);
        Assert.Equal([removed], housekeeping.Tombstoned);
        Assert.Empty((await Given.StateAsync()).StaleMappings);
        Assert.Equal(new Tick(190), (await Given.LifecycleAsync(removed)).DroppedAtWorker);
    }

    [Fact]
    public async Task A_shortage_consumes_no_id()
    {
        Assert.Equal(new WorkerAssignmentId(1), (await Given.CycleAsync(100)).Assignment.Id);
        await Given.ShortCycleAsync(110);
        Assert.Equal(new WorkerAssignmentId(1), (await Given.StateAsync()).NewestWorkerAssignment);
        Assert.Equal(new WorkerAssignmentId(2), (await Given.CycleAsync(120)).Assignment.Id);
    }

    [Fact]
    public async Task A_shortage_leaves_ideal_diffs_stamps_and_pending_drains_as_they_were()
    {
        var one = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(one, Given.W(1)));
        await Given.CycleAsync(110, new Placed(one, Given.W(2)));
        await Given.AddAsync(2);
        var before = StateText.Of(await Given.StateAsync());
        await Given.ShortCycleAsync(120);
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    [Fact]
    public async Task Chunks_are_stored_and_registered_during_a_shortage()
    {
        await Given.ShortCycleAsync(100);
        var chunk = await Given.StoreAsync(1);
        Assert.Equal([chunk], await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task An_unregistered_chunk_takes_no_part_and_cannot_be_marked()
    {
        var chunk = await Given.StoreAsync(1);
        await Given.MarkAsync(chunk, 1);
        var algorithm = new StubAlgorithm([]);
        await Given.RunAsync(2, algorithm);
        Assert.Equal(0, algorithm.Seen!.Chunks.Count);
        Assert.Empty((await Given.StateAsync()).Lifecycles);
    }

    [Fact]
    public async Task Chunks_reach_the_algorithm_by_dataset_then_first_block_then_key_with_their_columns()
    {
        await Given.Storage.InsertDatasetsAsync(["Z"]);
        var inB = await Given.StoreAsync(1, "b", (0, 9), 7);
        var late = await Given.StoreAsync(2, blocks: (50, 59), sizeBytes: 8);
        var early = await Given.StoreAsync(3, blocks: (10, 19), sizeBytes: 9);
        var inZ = await Given.StoreAsync(4, "Z", (70, 79), 10);
        await Given.Storage.RegisterNewChunksAsync();
        var twin = await Given.CorrectAsync(early, 5);
        await Given.Storage.RegisterNewChunksAsync();
        var algorithm = new StubAlgorithm([]);
        await Given.RunAsync(2, algorithm);
        var chunks = algorithm.Seen!.Chunks;
        Assert.Equal([inZ, early, twin, late, inB], chunks.Pks);
        Assert.Equal(["Z", "a", "b"], chunks.DatasetNames);
        Assert.Equal([0, 1, 1, 1, 2], chunks.Datasets);
        Assert.Equal(["4", "3", "5", "2", "1"], Enumerable.Range(0, 5).Select(i => System.Text.Encoding.UTF8.GetString(chunks.Ids[i])));
        Assert.Equal([10, 9, 100, 8, 7], chunks.SizesBytes);
        Assert.Equal([70, 10, 10, 50, 0], chunks.FirstBlocks);
        Assert.Equal([79, 19, 19, 59, 9], chunks.LastBlocks);
    }

    [Fact]
    public async Task The_algorithm_sees_held_committed_and_routed_copies_and_who_is_visible()
    {
        await Given.RosterAsync(1, 1, 2, 3);
        var (moved, hidden) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(moved, Given.W(1))));
        await Given.VisAsync(110);
        await Given.CycleAsync(120, new Placed(moved, Given.W(2)), new Placed(hidden, Given.W(3)));
        var algorithm = new StubAlgorithm([new Placed(moved, Given.W(2)), new Placed(hidden, Given.W(3))]);
        await Given.RunAsync(130, algorithm);
        var seen = algorithm.Seen!;
        Assert.Equal([true, false], seen.Chunks.Visible);
        Assert.Equal(["0 1", "2"], Rows(seen.Held));
        Assert.Equal(["1", "2"], Rows(seen.Committed));
        Assert.Equal(["0", ""], Rows(seen.Routed));
    }

    [Fact]
    public async Task Routing_of_a_chunk_that_is_not_visible_is_not_shown_to_the_algorithm()
    {
        var chunk = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(chunk, Given.W(1))));
        var algorithm = new StubAlgorithm([new Placed(chunk, Given.W(1))]);
        await Given.RunAsync(130, algorithm);
        Assert.Equal([Given.W(1)], await Given.RoutingAsync(chunk));
        Assert.Equal([""], Rows(algorithm.Seen!.Routed));
    }

    [Fact]
    public async Task The_window_must_not_be_negative() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Given.RunAsync(1, new StubAlgorithm([]), drainWindowTicks: -1));

    private static IEnumerable<string> Rows(HolderLists lists) =>
        Enumerable.Range(0, lists.Count).Select(row => string.Join(' ', lists[row].ToArray()));
}
