using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Writing;

/// <summary>
/// Every statement that changes rows counts them. Goal: rows of the scheduler that somebody else removed or changed are noticed by
/// the operation that relies on them, which writes nothing, and the next call goes on from what is stored. Method: such rows are
/// changed past the scheduler, one kind at a time, with slices of two keys.
/// </summary>
public sealed class KnownRowsTests : DatabaseTests
{
    private const long M = 10;

    private readonly ActingInterceptor _interceptor = new();
    private IReadOnlyList<ChunkPk> _chunks = [];

    protected override PostgresStorageOptions Configure(PostgresStorageOptions options) =>
        options with { Edges = StorageEdges.Usual with { KeySliceRows = 2 }, Interceptor = _interceptor };

    [Theory]
    [InlineData("delete from sched_stale_mappings where chunk_pk = 3", "expire_drained_stale_mappings")]
    [InlineData("delete from sched_ideal_chunk_workers where chunk_pk = 3", "commit_new_ideal")]
    [InlineData("update sched_ideal_chunk_workers set worker_ids = '{3}' where chunk_pk = 1", "commit_new_ideal")]
    [InlineData("delete from sched_chunk_metadata where chunk_pk = 4", "stamp_entered_chunks")]
    public async Task A_cycle_that_relies_on_a_row_that_is_gone_is_taken_back(string tampering, string phase)
    {
        await SettleAsync();
        await ExecuteAsync(tampering);
        var before = StateText.Of(await Storage.ReadStateAsync());
        StubAlgorithm plan = new([new Placed(_chunks[0], new WorkerPk(3)), new Placed(_chunks[1], new WorkerPk(2)), new Placed(_chunks[3], new WorkerPk(1))]);

        var fault = await RefusedAsync(StorageErrorKind.Serialization, () => Storage.RunSchedulingCycleAsync(plan, new Tick(30), M).AsTask());

        Assert.Contains(phase, fault.Message, StringComparison.Ordinal);
        Assert.Contains("were known", fault.Message, StringComparison.Ordinal);
        if (phase.StartsWith("expire", StringComparison.Ordinal))
        {
            Assert.Equal(before, StateText.Of(await Storage.ReadStateAsync()));
        }

        Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(Everything(), new Tick(31), M));
    }

    [Theory]
    [InlineData("delete from sched_confirmed_chunk_workers where chunk_pk = 1", "replay_confirmed_diffs")]
    [InlineData("update sched_confirmed_chunk_workers set worker_ids = '{2}' where chunk_pk = 2", "replay_confirmed_diffs")]
    [InlineData("delete from sched_worker_assignment_diffs where chunk_pk = 3", "drop_replayed_diffs")]
    public async Task A_confirmation_that_relies_on_a_row_that_is_gone_is_taken_back(string tampering, string phase)
    {
        await PlaceAsync();
        StubAlgorithm plan = new([new Placed(_chunks[1], new WorkerPk(2)), new Placed(_chunks[2], new WorkerPk(2))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(plan, new Tick(5), M));
        await ExecuteAsync(tampering);
        var before = StateText.Of(await Storage.ReadStateAsync());

        var fault = await RefusedAsync(StorageErrorKind.Serialization, () => Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(6)).AsTask());

        Assert.Contains(phase, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, StateText.Of(await Storage.ReadStateAsync()));
        await Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(6));
        Assert.Equal(published.Assignment.Id, (await Storage.ReadStateAsync()).Watermark);
    }

    [Fact]
    public async Task A_correction_that_fires_misses_the_lifecycle_row_of_its_old_chunk()
    {
        await PlaceAsync();
        var replacement = Assert.Single(await Storage.RegisterCorrectionsAsync([new Correction(_chunks[0], Chunk("r", 1, 1))], new Tick(5)));
        await Storage.RegisterNewChunksAsync();
        StubAlgorithm plan = new([.. _chunks.Append(replacement).Select(chunk => new Placed(chunk, new WorkerPk(1)))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(plan, new Tick(6), M));
        await Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(7));
        await ExecuteAsync("delete from sched_chunk_metadata where chunk_pk = 1");

        var fault = await RefusedAsync(StorageErrorKind.Serialization, () => Storage.RunVisibilityCycleAsync(new Tick(8)).AsTask());

        Assert.Contains("apply_ready_corrections", fault.Message, StringComparison.Ordinal);
        Assert.Contains(replacement, (await Storage.RunVisibilityCycleAsync(new Tick(8))).Chunks.Keys);
    }

    /// <summary>Its draining copies go with it, in the middle of a plan that ends them too; nothing is missed.</summary>
    [Fact]
    public async Task A_worker_that_is_collected_while_a_plan_is_made_is_no_fault()
    {
        await SettleAsync();
        await using var other = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        _interceptor.Before("run_scheduling_cycle:open_worker_assignment", async () =>
        {
            await other.UpdateWorkerSetAsync([new WorkerInfo("w2", null), new WorkerInfo("w3", null)], new Tick(12));
            Assert.Equal([new WorkerPk(1)], await other.CollectInactiveWorkersAsync(new Tick(13), 0));
        });
        StubAlgorithm plan = new([.. _chunks.Take(3).Select(chunk => new Placed(chunk, new WorkerPk(1)))]);

        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(plan, new Tick(11), M));

        Assert.Equal(3, published.Assignment.ChunkWorkers.Count);
        Assert.DoesNotContain((await Storage.ReadStateAsync()).StaleMappings, stale => stale.Worker == new WorkerPk(1));
    }

    [Fact]
    public async Task A_roster_that_is_under_way_keeps_a_worker_that_it_brings_back_from_being_collected()
    {
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(1));
        await Storage.UpdateWorkerSetAsync([], new Tick(2));
        await using var other = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        Task<IReadOnlyList<WorkerPk>>? collection = null;
        _interceptor.Before("update_worker_set:upsert_active", async () =>
        {
            collection = other.CollectInactiveWorkersAsync(new Tick(100), 0).AsTask();
            await SomebodyWaitsAsync();
        });

        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(100));

        Assert.Empty(await collection!);
        Assert.Equal(new WorkerView(new WorkerPk(1), "w1", null, null), Assert.Single((await Storage.ReadStateAsync()).Workers));
    }

    [Fact]
    public async Task A_roster_whose_worker_is_removed_under_its_hands_is_taken_back()
    {
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(1));
        await Storage.UpdateWorkerSetAsync([], new Tick(2));
        _interceptor.Before("update_worker_set:upsert_active", () => ExecuteAsync("delete from sched_workers"));

        await RefusedAsync(StorageErrorKind.Serialization, () => Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(3)).AsTask());

        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null)], new Tick(3));
        Assert.Equal(new WorkerPk(2), Assert.Single((await Storage.ReadStateAsync()).Workers).Pk);
    }

    /// <summary>Three chunks on worker 1, routed there and visible; a fourth that was never placed.</summary>
    private async Task PlaceAsync()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await Storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null), new WorkerInfo("w2", null), new WorkerInfo("w3", null)], Tick.Zero);
        _chunks = await Storage.InsertChunksAsync([Chunk("1", 1, 1), Chunk("2", 2, 2), Chunk("3", 3, 3), Chunk("4", 4, 4)]);
        await Storage.RegisterNewChunksAsync();
        StubAlgorithm plan = new([.. _chunks.Take(3).Select(chunk => new Placed(chunk, new WorkerPk(1)))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(plan, new Tick(1), M));
        await Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(2));
        await Storage.RunVisibilityCycleAsync(new Tick(3));
    }

    /// <summary>And the three have moved to worker 2, so that their copies on worker 1 drain.</summary>
    private async Task SettleAsync()
    {
        await PlaceAsync();
        StubAlgorithm plan = new([.. _chunks.Take(3).Select(chunk => new Placed(chunk, new WorkerPk(2)))]);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Storage.RunSchedulingCycleAsync(plan, new Tick(4), M));
        await Storage.ConfirmWorkerAssignmentAsync(published.Assignment.Id, new Tick(5));
        await Storage.RunVisibilityCycleAsync(new Tick(6));
    }

    /// <summary>A plan that asks for no chunk in particular.</summary>
    private static StubAlgorithm Everything() => new([]);
}
