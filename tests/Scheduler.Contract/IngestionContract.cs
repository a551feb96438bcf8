using Scheduler.Contract.Recording;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Datasets and chunks come in; registration admits or rejects them.</summary>
public abstract class IngestionContract : StorageContract
{
    protected override async Task PrepareAsync() => await Given.Storage.InsertDatasetsAsync(["a", "b"]);

    [Fact]
    public async Task Inserted_datasets_are_listed() => Assert.Equal(["a", "b"], (await Given.StateAsync()).Datasets);

    [Fact]
    public async Task Datasets_are_listed_bytewise_whatever_the_order_of_their_insertion()
    {
        await Given.Storage.InsertDatasetsAsync(["\uE000", "\U0001F600", "B", "Z-1"]);
        Assert.Equal(["B", "Z-1", "a", "b", "\uE000", "\U0001F600"], (await Given.StateAsync()).Datasets);
    }

    [Fact]
    public async Task A_dataset_cannot_be_inserted_twice() =>
        await RefusedAsync(StorageErrorKind.DatasetAlreadyExists, () => Given.Storage.InsertDatasetsAsync(["a"]));

    [Fact]
    public async Task A_dataset_name_that_is_taken_refuses_the_whole_batch()
    {
        await RefusedAsync(StorageErrorKind.DatasetAlreadyExists, () => Given.Storage.InsertDatasetsAsync(["c", "a"]));
        Assert.Equal(["a", "b"], (await Given.StateAsync()).Datasets);
    }

    [Fact]
    public async Task A_name_repeated_in_the_batch_refuses_it()
    {
        await RefusedAsync(StorageErrorKind.DatasetAlreadyExists, () => Given.Storage.InsertDatasetsAsync(["c", "c"]));
        Assert.Equal(["a", "b"], (await Given.StateAsync()).Datasets);
    }

    [Fact]
    public async Task A_chunk_of_an_unknown_dataset_is_refused() =>
        await RefusedAsync(StorageErrorKind.UnknownDataset, () => InsertAsync(Scenario.NewChunk(1, "missing")));

    [Fact]
    public async Task An_unknown_dataset_anywhere_in_the_batch_comes_before_a_taken_identity()
    {
        await Given.StoreAsync(1);
        await RefusedAsync(StorageErrorKind.UnknownDataset, () => InsertAsync(Scenario.NewChunk(1), Scenario.NewChunk(2, "missing")));
    }

    [Fact]
    public async Task A_chunk_cannot_be_inserted_twice()
    {
        await Given.StoreAsync(1);
        await RefusedAsync(StorageErrorKind.ChunkAlreadyExists, () => InsertAsync(Scenario.NewChunk(1)));
    }

    [Fact]
    public async Task The_same_id_may_occur_in_two_datasets()
    {
        var (inA, inB) = (await Given.StoreAsync(1), await Given.StoreAsync(1, "b"));
        var state = await Given.StateAsync();
        Assert.Equal((inA, inB), (state.PkOf("a", "1"), state.PkOf("b", "1")));
        Assert.Null(state.PkOf("b", "2"));
    }

    [Fact]
    public async Task A_chunk_repeated_in_the_batch_refuses_it_whole()
    {
        await RefusedAsync(StorageErrorKind.ChunkAlreadyExists, () => InsertAsync(Scenario.NewChunk(1), Scenario.NewChunk(2), Scenario.NewChunk(1)));
        Assert.Empty((await Given.StateAsync()).Chunks);
    }

    [Fact]
    public async Task Ids_sizes_and_ranges_of_inserted_chunks_come_back_exactly()
    {
        var keys = await Given.Storage.InsertChunksAsync([Scenario.NewChunk(1), Scenario.NewChunk(2, sizeBytes: 200)]);
        Assert.Equal(
            [new ChunkView(keys[0], "a", "1", 100, new BlockRange(2, 3)), new ChunkView(keys[1], "a", "2", 200, new BlockRange(4, 5))],
            (await Given.StateAsync()).Chunks);
    }

    [Fact]
    public async Task The_extremes_of_size_and_range_come_back_exactly()
    {
        var widest = new BlockRange(long.MaxValue - int.MaxValue, long.MaxValue);
        await InsertAsync(new NewChunk("a", "x", int.MaxValue, widest, []), new NewChunk("a", "y", 0, new BlockRange(0, 0), []));
        var chunks = (await Given.StateAsync()).Chunks;
        Assert.Equal((int.MaxValue, widest), (chunks[0].SizeBytes, chunks[0].Blocks));
        Assert.Equal((0, new BlockRange(0, 0)), (chunks[1].SizeBytes, chunks[1].Blocks));
    }

    [Fact]
    public async Task Files_come_back_sorted_bytewise()
    {
        await Given.RosterAsync(0, 1);
        var chunk = (await Given.Storage.InsertChunksAsync([new NewChunk("a", "1", 1, new BlockRange(0, 0), ["b", "\uE000", "a", "\U0001F600", "B"])]))[0];
        await Given.Storage.RegisterNewChunksAsync();
        var published = await Given.CycleAsync(1, new Placed(chunk, Given.W(1)));
        Assert.Equal(["B", "a", "b", "\uE000", "\U0001F600"], published.Assignment.Chunks[chunk].Files);
    }

    public static TheoryData<string, long, long, long> Impossible => new()
    {
        { "1", -1, 2, 3 },
        { "1", int.MaxValue + 1L, 2, 3 },
        { "1", 100, 3, 2 },
        { "1", 100, -1, 2 },
        { "1", 100, 0, int.MaxValue + 1L },
        { "", 100, 2, 3 },
        { "a\0b", 100, 2, 3 },
        { "\uD800", 100, 2, 3 },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task An_impossible_chunk_is_refused_before_anything_is_written(string id, long sizeBytes, long first, long last)
    {
        var chunk = new NewChunk("a", id, sizeBytes, new BlockRange(first, last), []);
        var old = await Given.StoreAsync(9);
        var before = StateText.Of(await Given.StateAsync());
        await Assert.ThrowsAsync<RefusedValueException>(() => InsertAsync(Scenario.NewChunk(1), chunk).AsTask());
        await Assert.ThrowsAsync<RefusedValueException>(() => IngestAsync(Scenario.NewChunk(1), chunk));
        await Assert.ThrowsAsync<RefusedValueException>(() => Given.CorrectAsync(old, chunk));
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    [Fact]
    public async Task A_refused_batch_consumes_no_keys()
    {
        var first = await Given.StoreAsync(1);
        await RefusedAsync(StorageErrorKind.ChunkAlreadyExists, () => InsertAsync(Scenario.NewChunk(2), Scenario.NewChunk(1)));
        await RefusedAsync(StorageErrorKind.ChunkOverlaps, async () => await IngestAsync(Scenario.NewChunk(3, blocks: (2, 9))));
        await Assert.ThrowsAsync<CorrectionRejectedException>(() => Given.CorrectAsync(first, Scenario.NewChunk(4)));
        Assert.Equal(new ChunkPk(first.Value + 1), await Given.StoreAsync(2));
    }

    [Fact]
    public async Task An_empty_batch_is_no_fault()
    {
        Assert.Empty(await Given.Storage.InsertChunksAsync([]));
        Assert.Empty((await IngestAsync()).Inserted);
        Assert.Empty(await Given.Storage.RegisterCorrectionsAsync([], Tick.Zero));
        await Given.Storage.InsertDatasetsAsync([]);
    }

    [Fact]
    public async Task Of_two_overlapping_newcomers_the_later_is_rejected()
    {
        var keys = await Given.Storage.InsertChunksAsync([Scenario.NewChunk(1, blocks: (10, 20)), Scenario.NewChunk(2, blocks: (15, 25))]);
        Assert.Equal([keys[0]], await Given.Storage.RegisterNewChunksAsync());
        Assert.Equal([keys[1]], (await Given.StateAsync()).RejectedChunks());
        Assert.Empty(await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task Neighbouring_newcomers_are_both_admitted()
    {
        var keys = await Given.Storage.InsertChunksAsync([Scenario.NewChunk(1, blocks: (10, 20)), Scenario.NewChunk(2, blocks: (21, 30))]);
        Assert.Equal(keys, await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task Of_two_newcomers_of_one_range_the_lower_key_wins()
    {
        var keys = await Given.Storage.InsertChunksAsync([Scenario.NewChunk(9, blocks: (10, 20)), Scenario.NewChunk(3, blocks: (10, 20))]);
        Assert.Equal([keys[0]], await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task A_live_chunk_keeps_its_range_against_newcomers()
    {
        await Given.AddAsync(1, blocks: (10, 20));
        var inTheWay = await Given.StoreAsync(2, blocks: (15, 25));
        Assert.Empty(await Given.Storage.RegisterNewChunksAsync());
        var beside = await Given.StoreAsync(3, blocks: (21, 30));
        Assert.Equal([beside], await Given.Storage.RegisterNewChunksAsync());
        Assert.True((await Given.LifecycleAsync(inTheWay)).Rejected);
    }

    [Fact]
    public async Task A_range_that_is_taken_in_one_dataset_is_free_in_another()
    {
        await Given.AddAsync(1, blocks: (10, 20));
        var other = await Given.StoreAsync(1, "b", (10, 20));
        Assert.Equal([other], await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task A_rejected_newcomer_blocks_no_other_newcomer()
    {
        await Given.AddAsync(1, blocks: (10, 20));
        var loser = await Given.StoreAsync(2, blocks: (15, 30));
        var free = await Given.StoreAsync(3, blocks: (25, 40));
        Assert.Equal([free], await Given.Storage.RegisterNewChunksAsync());
        Assert.Equal([loser], (await Given.StateAsync()).RejectedChunks());
    }

    [Fact]
    public async Task A_replacement_is_admitted_on_the_range_of_its_old_chunk()
    {
        var old = await Given.AddAsync(1);
        var replacement = await Given.CorrectAsync(old, 2);
        Assert.Null((await Given.StateAsync()).LifecycleOf(replacement));
        Assert.Equal([replacement], await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task A_replacement_of_another_range_is_rejected_logged_and_not_counted()
    {
        var old = await Given.AddAsync(1);
        var replacement = await Given.StoreAsync(2);
        await Harness.WriteCorrectionRowAsync(old, replacement, Tick.Zero);
        Assert.Empty(await Given.Storage.RegisterNewChunksAsync());
        Assert.True((await Given.LifecycleAsync(replacement)).Rejected);
        Assert.Empty(GaugeReading.Of(Harness.Metrics, "registration_rejected"));
        Assert.Single(Harness.Log.Warnings);
    }

    [Fact]
    public async Task The_gauge_counts_rejected_chunks_by_dataset_and_is_cleared_by_a_clean_call()
    {
        await Given.AddAsync(1);
        await Given.AddAsync(1, "b");
        await Given.StoreAsync(10, blocks: (2, 2));
        await Given.StoreAsync(11, blocks: (3, 3));
        await Given.StoreAsync(10, "b", (2, 9));
        await Given.Storage.RegisterNewChunksAsync();
        Assert.Equal([("a", 2), ("b", 1)], GaugeReading.Of(Harness.Metrics, "registration_rejected"));
        Assert.Contains("3", Assert.Single(Harness.Log.Warnings), StringComparison.Ordinal);
        await Given.Storage.RegisterNewChunksAsync();
        Assert.Empty(GaugeReading.Of(Harness.Metrics, "registration_rejected"));
    }

    [Fact]
    public async Task A_rejected_chunk_never_appears_even_when_the_one_it_lost_to_leaves()
    {
        await Given.RosterAsync(0, 1);
        var winner = await Given.AddAsync(1, blocks: (10, 20));
        var loser = await Given.AddAsync(2, blocks: (15, 25));
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(winner, Given.W(1))));
        Assert.Equal([winner], (await Given.VisAsync(110)).Chunks.Keys);
        await Given.MarkAsync(winner, 120);
        Assert.Empty((await Given.VisAsync(130)).Chunks);
        Assert.Empty(await Given.Storage.RegisterNewChunksAsync());
        Assert.True((await Given.LifecycleAsync(loser)).Rejected);
    }

    [Fact]
    public async Task A_mark_frees_the_range_of_its_chunk_at_once()
    {
        var a = await Given.AddAsync(1, blocks: (0, 100));
        await Given.AddAsync(2, blocks: (50, 150));
        await Given.MarkAsync(a, 1);
        var c = await Given.StoreAsync(3, blocks: (50, 150));
        Assert.Equal([c], await Given.Storage.RegisterNewChunksAsync());
    }

    [Fact]
    public async Task An_admitted_chunk_that_was_never_placed_keeps_its_range()
    {
        await Given.RosterAsync(0, 1);
        await Given.AddAsync(1, blocks: (10, 20));
        await Given.ShortCycleAsync(100);
        var newcomer = await Given.AddAsync(2, blocks: (20, 30));
        Assert.True((await Given.LifecycleAsync(newcomer)).Rejected);
    }

    [Fact]
    public async Task A_replacement_of_a_rejected_chunk_is_held_back_and_counted()
    {
        await Given.RosterAsync(0, 1);
        var x = await Given.AddAsync(1, blocks: (10, 20));
        await Given.ConfirmAsync(await Given.CycleAsync(100, new Placed(x, Given.W(1))));
        await Given.VisAsync(110);
        var a = await Given.StoreAsync(2, blocks: (15, 25));
        var b = await Given.CorrectAsync(a, 3);
        Assert.Equal([b], await Given.Storage.RegisterNewChunksAsync());
        Assert.True((await Given.LifecycleAsync(a)).Rejected);
        await Given.ConfirmAsync(await Given.CycleAsync(120, new Placed(x, Given.W(1)), new Placed(b, Given.W(1))));
        Assert.Equal([x], (await Given.VisAsync(130)).Chunks.Keys);
        Assert.True((await Given.StateAsync()).Corrections[0].IsCompleted);
        Assert.Equal([("a", 1)], GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
        Assert.Equal([x], (await Given.VisAsync(140)).Chunks.Keys);
    }

    [Fact]
    public async Task A_chunk_that_was_held_back_becomes_visible_when_its_blocks_are_free()
    {
        await A_replacement_of_a_rejected_chunk_is_held_back_and_counted();
        var state = await Given.StateAsync();
        await Given.MarkAsync(state.PkOf("a", "1")!.Value, 150);
        Assert.Equal([state.PkOf("a", "3")!.Value], (await Given.VisAsync(160)).Chunks.Keys);
        Assert.Empty(GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
    }

    [Fact]
    public async Task Ingestion_refuses_what_overlaps_a_chunk_that_is_not_registered_yet()
    {
        await Given.StoreAsync(1, blocks: (10, 20));
        var fault = await RefusedAsync(StorageErrorKind.ChunkOverlaps, async () => await IngestAsync(Scenario.NewChunk(2, blocks: (15, 25))));
        Assert.Contains("'1'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'2'", fault.Message, StringComparison.Ordinal);
        Assert.Single((await Given.StateAsync()).Chunks);
    }

    [Fact]
    public async Task Of_two_batches_that_overlap_the_second_is_refused()
    {
        await IngestAsync(Scenario.NewChunk(1, blocks: (0, 10)));
        await RefusedAsync(StorageErrorKind.ChunkOverlaps, async () => await IngestAsync(Scenario.NewChunk(2, blocks: (5, 15))));
    }

    [Fact]
    public async Task Two_writers_of_the_same_chunks_in_opposite_order_store_each_once()
    {
        for (var round = 0; round < 20; round++)
        {
            NewChunk[] chunks = [.. Enumerable.Range(25 * round, 25).Select(number => Scenario.NewChunk(number))];
            var first = await IngestAsync(chunks);
            var second = await IngestAsync([.. chunks.Reverse()]);
            Assert.Equal((25, 0), (first.Inserted.Count, first.Duplicates.Count));
            Assert.Equal(Enumerable.Range(0, 25), second.Duplicates);
            Assert.Empty(second.Inserted);
        }

        Assert.Equal(500, (await Given.StateAsync()).Chunks.Count);
    }

    [Fact]
    public async Task Ingested_chunks_get_keys_in_order_of_dataset_and_id_and_are_reported_in_input_order()
    {
        var result = await IngestAsync(Scenario.NewChunk(3, "b"), Scenario.NewChunk(2), Scenario.NewChunk(2), Scenario.NewChunk(1));
        Assert.Equal([new ChunkPk(3), new ChunkPk(2), new ChunkPk(1)], result.Inserted);
        Assert.Equal([2], result.Duplicates);
        Assert.Equal(["1", "2", "3"], (await Given.StateAsync()).Chunks.Select(chunk => chunk.Id));
    }

    [Fact]
    public async Task Ingestion_refuses_a_batch_that_overlaps_itself_and_one_of_an_unknown_dataset()
    {
        await RefusedAsync(StorageErrorKind.ChunkOverlaps, async () => await IngestAsync(Scenario.NewChunk(1, blocks: (0, 5)), Scenario.NewChunk(2, blocks: (5, 9))));
        await RefusedAsync(StorageErrorKind.UnknownDataset, async () => await IngestAsync(Scenario.NewChunk(1), Scenario.NewChunk(2, "missing")));
        Assert.Empty((await Given.StateAsync()).Chunks);
    }

    [Fact]
    public async Task Ingestion_reports_a_stored_identity_as_a_duplicate_even_with_another_range()
    {
        var stored = await Given.AddAsync(1);
        var result = await IngestAsync(Scenario.NewChunk(1, blocks: (500, 600)));
        Assert.Equal([0], result.Duplicates);
        Assert.Equal(new BlockRange(2, 3), Assert.Single((await Given.StateAsync()).Chunks, chunk => chunk.Pk == stored).Blocks);
    }

    [Fact]
    public async Task Ingestion_takes_the_range_of_rejected_and_of_marked_chunks()
    {
        var marked = await Given.AddAsync(1, blocks: (0, 10));
        await Given.AddAsync(2, blocks: (5, 15));
        await Given.MarkAsync(marked, 1);
        Assert.Single((await IngestAsync(Scenario.NewChunk(3, blocks: (0, 15)))).Inserted);
    }

    private ValueTask<IReadOnlyList<ChunkPk>> InsertAsync(params NewChunk[] chunks) => Given.Storage.InsertChunksAsync(chunks);

    private async Task<IngestResult> IngestAsync(params NewChunk[] chunks) => await Given.Storage.IngestChunksAsync(chunks);

    private static async Task<StorageException> RefusedAsync(StorageErrorKind kind, Func<Task> operation)
    {
        var fault = await Assert.ThrowsAsync<StorageException>(operation);
        Assert.Equal(kind, fault.Kind);
        return fault;
    }

    private static Task<StorageException> RefusedAsync(StorageErrorKind kind, Func<ValueTask> operation) =>
        RefusedAsync(kind, () => operation().AsTask());

    private static Task<StorageException> RefusedAsync<T>(StorageErrorKind kind, Func<ValueTask<T>> operation) =>
        RefusedAsync(kind, () => (Task)operation().AsTask());
}
