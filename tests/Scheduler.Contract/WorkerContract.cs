using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>The worker registry: who is active, who departed, who is forgotten.</summary>
public abstract class WorkerContract : StorageContract
{
    protected override async Task PrepareAsync() => await Given.Storage.InsertDatasetsAsync(["a"]);

    [Fact]
    public async Task A_new_worker_is_registered_active_with_its_version()
    {
        await SyncAsync(100, new WorkerInfo("w1", "2.8.0"));
        Assert.Equal([new WorkerView(new WorkerPk(1), "w1", "2.8.0", null)], (await Given.StateAsync()).Workers);
    }

    [Fact]
    public async Task A_missing_worker_stays_registered_with_the_tick_of_its_departure()
    {
        await Given.RosterAsync(100, 1);
        await Given.RosterAsync(200);
        Assert.Equal(new Tick(200), Assert.Single((await Given.StateAsync()).Workers).InactiveSince);
    }

    [Fact]
    public async Task A_returning_worker_keeps_its_key_and_takes_its_new_version()
    {
        await SyncAsync(100, new WorkerInfo("w1", "2.7.0"));
        await Given.RosterAsync(200);
        await SyncAsync(300, new WorkerInfo("w1", "2.8.0"));
        Assert.Equal([new WorkerView(new WorkerPk(1), "w1", "2.8.0", null)], (await Given.StateAsync()).Workers);
    }

    [Theory]
    [InlineData("2.8.0")]
    [InlineData(null)]
    public async Task The_version_of_an_active_worker_is_refreshed_also_to_unknown(string? version)
    {
        await SyncAsync(100, new WorkerInfo("w1", "2.7.0"));
        await SyncAsync(200, new WorkerInfo("w1", version));
        Assert.Equal([new WorkerView(new WorkerPk(1), "w1", version, null)], (await Given.StateAsync()).Workers);
    }

    [Fact]
    public async Task An_inactive_worker_keeps_its_original_tick()
    {
        await Given.RosterAsync(100, 1);
        await Given.RosterAsync(200);
        await Given.RosterAsync(300);
        Assert.Equal(new Tick(200), Assert.Single((await Given.StateAsync()).Workers).InactiveSince);
    }

    [Theory]
    [InlineData(60, 260, true)]
    [InlineData(60, 261, false)]
    [InlineData(60, 300, false)]
    [InlineData(0, 200, true)]
    [InlineData(0, 201, false)]
    [InlineData(500, 499, true)]
    public async Task A_worker_is_collected_after_more_than_the_retention(long retentionTicks, long now, bool isKept)
    {
        await Given.RosterAsync(100, 1, 2);
        await Given.RosterAsync(200, 2);
        var collected = await Given.Storage.CollectInactiveWorkersAsync(new Tick(now), retentionTicks);
        Assert.Equal(isKept ? [] : [Given.W(1)], collected);
        Assert.Equal(isKept ? 2 : 1, (await Given.StateAsync()).Workers.Count);
    }

    [Fact]
    public async Task A_negative_retention_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Given.Storage.CollectInactiveWorkersAsync(new Tick(5), -1));

    [Fact]
    public async Task A_collected_worker_that_returns_gets_a_new_key()
    {
        await Given.RosterAsync(100, 1, 2);
        await Given.RosterAsync(200, 2);
        await Given.Storage.CollectInactiveWorkersAsync(new Tick(300), 60);
        await Given.RosterAsync(300, 1, 2);
        Assert.Equal([new WorkerPk(2), new WorkerPk(3)], (await Given.StateAsync()).Workers.Select(worker => worker.Pk));
        Assert.Equal(new WorkerPk(3), Given.W(1));
    }

    [Fact]
    public async Task A_departure_leaves_stale_rows_to_the_next_cycle()
    {
        var chunk = await PlaceAndMoveAsync();
        await Given.RosterAsync(300, 2);
        Assert.NotNull(await Given.StaleAsync(chunk, Given.W(1)));
        var published = await Given.CycleAsync(310, new Placed(chunk, Given.W(2)));
        Assert.Equal([new ChunkWorker(chunk, Given.W(1))], published.Housekeeping.PurgedDrains);
        Assert.Empty((await Given.StateAsync()).StaleMappings);
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(chunk, Given.W(2)));
    }

    [Fact]
    public async Task A_further_update_leaves_the_rows_of_a_departed_worker_alone_and_a_shortage_purges_them()
    {
        var chunk = await PlaceAndMoveAsync();
        await Given.RosterAsync(300, 2);
        await Given.RosterAsync(301, 2);
        Assert.NotNull(await Given.StaleAsync(chunk, Given.W(1)));
        Assert.Equal([new ChunkWorker(chunk, Given.W(1))], (await Given.ShortCycleAsync(310)).Housekeeping.PurgedDrains);
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task Collection_takes_the_stale_rows_of_a_worker_along()
    {
        var chunk = await PlaceAndMoveAsync();
        await Given.RosterAsync(300, 2);
        Assert.Equal([Given.W(1)], await Given.Storage.CollectInactiveWorkersAsync(new Tick(301), 0));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
        Holders.AreExactly((await Given.StateAsync()).Ideal, new Placed(chunk, Given.W(2)));
    }

    [Fact]
    public async Task No_stale_row_is_minted_for_a_collected_worker()
    {
        await Given.RosterAsync(0, 1, 2);
        var chunk = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(chunk, Given.W(1), Given.W(2)));
        await Given.RosterAsync(200, 2);
        await Given.Storage.CollectInactiveWorkersAsync(new Tick(206), 5);
        Holders.AreExactly((await Given.StateAsync()).Ideal, new Placed(chunk, Given.W(1), Given.W(2)));
        await Given.CycleAsync(210, new Placed(chunk, Given.W(2)));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task No_stale_row_is_minted_for_a_departed_worker_that_is_still_registered()
    {
        await Given.RosterAsync(0, 1, 2);
        var chunk = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(chunk, Given.W(1), Given.W(2)));
        await Given.RosterAsync(200, 2);
        await Given.CycleAsync(210, new Placed(chunk, Given.W(2)));
        Assert.Empty((await Given.StateAsync()).StaleMappings);
    }

    [Fact]
    public async Task Known_workers_consume_no_keys()
    {
        for (var tick = 1; tick <= 10; tick++)
        {
            await Given.RosterAsync(tick, 1, 2, 3, 4, 5, 6, 7, 8);
        }

        Assert.Equal(8, (await Given.StateAsync()).Workers.Count);
        await Given.RosterAsync(11, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.Equal(new WorkerPk(9), Given.W(9));
    }

    [Fact]
    public async Task A_reactivated_worker_is_not_collected()
    {
        await Given.RosterAsync(100, 1);
        await Given.RosterAsync(200);
        await Given.RosterAsync(900, 1);
        Assert.Empty(await Given.Storage.CollectInactiveWorkersAsync(new Tick(1000), 60));
        Assert.True(Assert.Single((await Given.StateAsync()).Workers).IsActive);
    }

    [Fact]
    public async Task New_workers_get_their_keys_in_input_order()
    {
        await SyncAsync(1, new WorkerInfo("z", null), new WorkerInfo("a", null), new WorkerInfo("m", null));
        Assert.Equal(["z", "a", "m"], (await Given.StateAsync()).Workers.Select(worker => worker.PeerId));
    }

    [Fact]
    public async Task A_repeated_peer_is_refused_and_nothing_changes()
    {
        await Given.RosterAsync(1, 1);
        var before = StateText.Of(await Given.StateAsync());
        await Assert.ThrowsAsync<RefusedValueException>(() => SyncAsync(2, new WorkerInfo("w2", null), new WorkerInfo("w2", "2.0.0")));
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    [Fact]
    public async Task Assignments_carry_the_whole_registry_and_show_departed_workers_as_stale()
    {
        await Given.RosterAsync(1, 1, 2);
        await Given.RosterAsync(2, 2);
        var published = await Given.CycleAsync(3);
        KeyValuePair<WorkerPk, AssignmentWorker>[] registry =
        [
            new(Given.W(1), new AssignmentWorker("w1", AssignmentWorkerStatus.Stale)),
            new(Given.W(2), new AssignmentWorker("w2", AssignmentWorkerStatus.Online)),
        ];
        Assert.Equal(registry, published.Assignment.Workers);
        Assert.Equal(registry, (await Given.VisAsync(4)).Workers);
    }

    [Fact]
    public async Task Departed_workers_are_not_offered_to_the_algorithm_and_their_copies_are_left_out()
    {
        await Given.RosterAsync(1, 1, 2, 3);
        var chunk = await Given.AddAsync(1);
        await Given.CycleAsync(2, new Placed(chunk, Given.W(1), Given.W(3)));
        await Given.RosterAsync(3, 2, 3);
        var algorithm = new StubAlgorithm([new Placed(chunk, Given.W(2))]);
        await Given.RunAsync(4, algorithm);
        Assert.Equal([Given.W(2), Given.W(3)], algorithm.Seen!.Workers.Pks);
        Assert.Equal([1], algorithm.Seen.Held[0].ToArray());
        Assert.Equal([1], algorithm.Seen.Committed[0].ToArray());
    }

    [Fact]
    public async Task Leaving_and_returning_between_two_cycles_keeps_the_stale_rows()
    {
        var chunk = await PlaceAndMoveAsync();
        await Given.RosterAsync(300, 2);
        await Given.RosterAsync(301, 1, 2);
        var published = await Given.CycleAsync(302, new Placed(chunk, Given.W(2)));
        Holders.AreExactly(published.Assignment.ChunkWorkers, new Placed(chunk, Given.W(1), Given.W(2)));
    }

    /// <summary>Leaves a pending stale row of worker 1 behind.</summary>
    private async Task<ChunkPk> PlaceAndMoveAsync()
    {
        await Given.RosterAsync(0, 1, 2);
        var chunk = await Given.AddAsync(1);
        await Given.CycleAsync(100, new Placed(chunk, Given.W(1)));
        await Given.CycleAsync(200, new Placed(chunk, Given.W(2)));
        Assert.NotNull(await Given.StaleAsync(chunk, Given.W(1)));
        return chunk;
    }

    private async Task SyncAsync(long tick, params WorkerInfo[] active) =>
        await Given.Storage.UpdateWorkerSetAsync(active, new Tick(tick));
}
