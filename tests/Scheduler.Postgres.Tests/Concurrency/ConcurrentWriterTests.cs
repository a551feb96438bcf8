using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Concurrency;

/// <summary>Several connections write at a time.</summary>
public sealed class ConcurrentWriterTests : DatabaseTests
{
    [Fact]
    public async Task A_reactivation_that_is_under_way_wins_against_the_collection()
    {
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(100));
        await Storage.UpdateWorkerSetAsync([], new Tick(200));
        await using var other = await ConnectAsync();
        await using var reactivation = await other.BeginTransactionAsync();
        await ExecuteAsync(other, "update sched_workers set inactive_since = null where peer_id = 'w1'");
        var collection = Storage.CollectInactiveWorkersAsync(new Tick(1000), 60).AsTask();
        await SomebodyWaitsAsync();
        await reactivation.CommitAsync();
        Assert.Empty(await collection);
        var worker = Assert.Single((await Storage.ReadStateAsync()).Workers);
        Assert.True(worker.IsActive);
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_dataset_and_is_then_refused_for_the_overlap()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await using var second = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        await using var first = await ConnectAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await ExecuteAsync(first, "select pg_advisory_xact_lock(1128812107, 1)");
        await ExecuteAsync(first, "insert into chunks (dataset_id, chunk_id, size, files, first_block, last_block_delta) values (1, 'A', 1, '{}', 0, 10)");
        var ingestion = second.IngestChunksAsync([Chunk("B", 5, 15)]).AsTask();
        await SomebodyWaitsAsync();
        await transaction.CommitAsync();
        var fault = await RefusedAsync(StorageErrorKind.ChunkOverlaps, () => ingestion);
        Assert.Contains("'A'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'B'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_that_is_held_too_long_is_a_lock_timeout_and_the_call_succeeds_later()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await using var second = await PostgresSecondaryWriter.OpenAsync(Options with { LockTimeout = TimeSpan.FromMilliseconds(50) }, Storage.Epoch);
        await using var first = await ConnectAsync();
        await using var transaction = await first.BeginTransactionAsync();
        await ExecuteAsync(first, "select pg_advisory_xact_lock(1128812107, 1)");
        await RefusedAsync(StorageErrorKind.LockTimeout, () => second.IngestChunksAsync([Chunk("B", 5, 15)]).AsTask());
        await transaction.RollbackAsync();
        Assert.Single((await second.IngestChunksAsync([Chunk("B", 5, 15)])).Inserted);
    }

    /// <summary>Goal: no deadlock and no chunk stored twice. Method: two connections really race, in opposite order.</summary>
    [Fact]
    public async Task Two_writers_of_the_same_chunks_in_opposite_order_store_each_once()
    {
        await Storage.InsertDatasetsAsync(["a", "b"]);
        await using var other = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        for (var round = 0; round < 20; round++)
        {
            NewChunk[] chunks = [.. Enumerable.Range(25 * round, 25).Select(number => Chunk($"{number}", number, number, number % 2 == 0 ? "a" : "b"))];
            var here = Storage.IngestChunksAsync(chunks).AsTask();
            var there = other.IngestChunksAsync([.. chunks.Reverse()]).AsTask();
            var results = await Task.WhenAll(here, there);
            Assert.Equal(25, results.Sum(result => result.Inserted.Count));
            Assert.Equal(25, results.Sum(result => result.Duplicates.Count));
        }

        var stored = (await Storage.ReadStateAsync()).Chunks;
        Assert.Equal(500, stored.Count);
        Assert.Equal(Enumerable.Range(1, 500).Select(key => new ChunkPk(key)), stored.Select(chunk => chunk.Pk));
    }

    [Fact]
    public async Task Chunks_and_workers_of_a_secondary_writer_are_part_of_the_next_cycle()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        Assert.Empty(await Storage.RegisterNewChunksAsync());
        await using var secondary = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        await secondary.UpdateWorkerSetAsync([new WorkerInfo("w1", "1.0.0")], new Tick(1));
        var chunk = Assert.Single(await secondary.InsertChunksAsync([Chunk("1", 0, 1)]));
        Assert.Equal([chunk], await Storage.RegisterNewChunksAsync());
        var seen = new SeenInput();
        await Storage.RunSchedulingCycleAsync(seen, new Tick(2), 10);
        Assert.Equal([chunk], seen.Input!.Chunks.Pks);
        Assert.Equal(["w1"], seen.Input.Workers.PeerIds);
    }
}
