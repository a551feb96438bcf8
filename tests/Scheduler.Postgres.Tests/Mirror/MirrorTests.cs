using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Mirror;

/// <summary>The copy of the rows that a scheduler plans from never outlives its truth.</summary>
public sealed class MirrorTests : DatabaseTests
{
    [Fact]
    public async Task A_scheduler_that_starts_anew_before_every_operation_comes_to_the_same_state()
    {
        await using var other = await (await TestServer.GetAsync()).Pool.RentAsync();
        var restarted = Storage;
        foreach (var (run, _) in Story.Steps)
        {
            await run(other.Storage);
            await restarted.DisposeAsync();
            restarted = await PostgresSchedulerStorage.OpenAsync(Options);
            await run(restarted);
        }

        Assert.Equal(StateText.Of(await other.Storage.ReadStateAsync()), StateText.Of(await restarted.ReadStateAsync()));
        await restarted.DisposeAsync();
    }

    [Fact]
    public async Task A_foreign_change_of_the_schedulers_rows_is_noticed_and_the_next_call_reads_them_again()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        var chunk = Assert.Single(await Storage.InsertChunksAsync([Chunk("1", 0, 1)]));
        await Storage.RegisterNewChunksAsync();
        await ExecuteAsync("delete from sched_chunk_metadata");
        await RefusedAsync(StorageErrorKind.Serialization, () => Storage.MarkForRemovalAsync(chunk, new Tick(1)).AsTask());
        await Storage.MarkForRemovalAsync(chunk, new Tick(1));
        Assert.Equal([chunk], await Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task Gaps_that_a_foreign_writer_left_in_the_keys_do_no_harm()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], Tick.Zero);
        await ExecuteAsync("update key_counters set last_key = last_key + 10 where kind = 'chunk'");
        await ExecuteAsync("insert into chunks (dataset_id, chunk_id, size, files, first_block, last_block_delta) values (1, 'x', 1, '{}', 50, 1)");
        var ours = Assert.Single((await Storage.IngestChunksAsync([Chunk("1", 0, 1)])).Inserted);
        var foreign = new ChunkPk(11);
        Assert.Equal([foreign, ours], await Storage.RegisterNewChunksAsync());
        var mapping = new StubAlgorithm([new Placed(ours, new WorkerPk(1)), new Placed(foreign, new WorkerPk(1))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(mapping, new Tick(1), 10));
        Assert.Equal([foreign, ours], published.Assignment.Chunks.Keys);
    }

    [Fact]
    public async Task Files_that_a_foreign_writer_stored_in_any_order_come_back_sorted_bytewise()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], Tick.Zero);
        await ExecuteAsync("insert into chunks (dataset_id, chunk_id, size, files, first_block, last_block_delta) values (1, 'x', 1, '{b,a,B}', 50, 1)");
        var foreign = Assert.Single(await Storage.RegisterNewChunksAsync());
        var mapping = new StubAlgorithm([new Placed(foreign, new WorkerPk(1))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(mapping, new Tick(1), 10));
        Assert.Equal(["B", "a", "b"], published.Assignment.Chunks[foreign].Files);
    }

    [Fact]
    public async Task Files_of_neighbours_are_kept_apart_although_some_lists_begin_alike()
    {
        string[][] lists = [["a"], ["a", "b"], ["a"], ["a", "b", "c"], []];
        await Storage.InsertDatasetsAsync(["a"]);
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], Tick.Zero);
        await Storage.InsertChunksAsync([.. lists.Select((files, index) => Chunk($"{index}", index, index) with { Files = files })]);
        await Storage.DisposeAsync();
        await using var restarted = await PostgresSchedulerStorage.OpenAsync(Options);
        var chunks = await restarted.RegisterNewChunksAsync();
        var mapping = new StubAlgorithm([.. chunks.Select(chunk => new Placed(chunk, new WorkerPk(1)))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await restarted.RunSchedulingCycleAsync(mapping, new Tick(1), 10));
        Assert.Equal(lists, chunks.Select(chunk => published.Assignment.Chunks[chunk].Files.ToArray()));
    }

    [Fact]
    public async Task Numbers_that_were_raised_after_a_restore_go_on_from_there()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], Tick.Zero);
        var chunk = Assert.Single(await Storage.InsertChunksAsync([Chunk("1", 0, 1)]));
        await Storage.RegisterNewChunksAsync();
        await Storage.DisposeAsync();
        await ExecuteAsync(
            """
            insert into sched_worker_assignments (id, created_at) values (70, 1);
            insert into sched_portal_assignments (id, created_at, confirmed_up_to) values (90, 1, 0);
            """);
        await using var restored = await PostgresSchedulerStorage.OpenAsync(Options);
        var mapping = new StubAlgorithm([new Placed(chunk, new WorkerPk(1))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await restored.RunSchedulingCycleAsync(mapping, new Tick(2), 10));
        Assert.Equal(new WorkerAssignmentId(71), published.Assignment.Id);
        await restored.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(3));
        await restored.MarkForRemovalAsync(chunk, new Tick(3));
        Assert.Equal(new PortalAssignmentId(91), (await restored.RunVisibilityCycleAsync(new Tick(4))).Id);
        var result = await restored.RunSchedulingCycleAsync(new InfeasibleAlgorithm(), new Tick(14), 10);
        Assert.Equal([chunk], result.Housekeeping.Tombstoned);
    }
}
