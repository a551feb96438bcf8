using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Corrections: who may be replaced, when the swap happens, what portals see meanwhile.</summary>
public abstract class CorrectionContract : StorageContract
{
    private const long Start = 100;

    [Fact]
    public async Task An_unknown_old_chunk_is_refused() =>
        await RefusedAsync(CorrectionRejection.OldChunkNotFound, new ChunkPk(77), Scenario.NewChunk(9));

    [Fact]
    public async Task A_replacement_whose_identity_is_taken_is_refused()
    {
        var one = await Given.AddAsync(1);
        await Given.StoreAsync(9, blocks: (100, 101));
        await RefusedAsync(CorrectionRejection.ReplacementChunkExists, one, Scenario.NewChunk(9, blocks: (2, 3)));
        await RefusedAsync(CorrectionRejection.ReplacementChunkExists, one, Scenario.NewChunk(1));
    }

    [Theory]
    [InlineData("b")]
    [InlineData("missing")]
    public async Task A_replacement_of_another_dataset_is_refused(string dataset)
    {
        var one = await Given.AddAsync(1);
        await RefusedAsync(CorrectionRejection.DatasetMismatch, one, Scenario.NewChunk(9, dataset, (2, 3)));
    }

    [Fact]
    public async Task A_replacement_of_another_range_is_refused()
    {
        var one = await Given.AddAsync(1);
        await RefusedAsync(CorrectionRejection.RangeChanged, one, Scenario.NewChunk(9, blocks: (4, 5)));
    }

    [Fact]
    public async Task A_second_correction_is_refused_while_the_first_is_pending_and_after_it()
    {
        var one = await VisibleAsync(1);
        var two = await Given.CorrectAsync(one, 2);
        await RefusedAsync(CorrectionRejection.DuplicateCorrection, one, Scenario.NewChunk(9, blocks: (2, 3)));
        await Given.Storage.RegisterNewChunksAsync();
        await ConfirmAsync(Start + 20, one, two);
        await Given.VisAsync(Start + 30);
        await RefusedAsync(CorrectionRejection.DuplicateCorrection, one, Scenario.NewChunk(9, blocks: (2, 3)));
    }

    [Fact]
    public async Task An_old_chunk_that_is_marked_dropped_or_tombstoned_is_refused()
    {
        var one = await Given.AddAsync(1);
        await Given.MarkAsync(one, 1);
        await RefusedAsync(CorrectionRejection.OldChunkBeingRemoved, one, Scenario.NewChunk(9, blocks: (2, 3)));
        await Given.VisAsync(2);
        await RefusedAsync(CorrectionRejection.OldChunkBeingRemoved, one, Scenario.NewChunk(9, blocks: (2, 3)));
        await Given.CycleAsync(100);
        Assert.True((await Given.LifecycleAsync(one)).Tombstoned);
        await RefusedAsync(CorrectionRejection.OldChunkBeingRemoved, one, Scenario.NewChunk(9, blocks: (2, 3)));
    }

    [Fact]
    public async Task A_rejected_old_chunk_is_refused()
    {
        await Given.AddAsync(1);
        var rejected = await Given.AddAsync(2, blocks: (3, 9));
        await RefusedAsync(CorrectionRejection.OldChunkRejected, rejected, Scenario.NewChunk(9, blocks: (3, 9)));
    }

    [Fact]
    public async Task A_duplicate_is_reported_before_removal_and_range()
    {
        var one = await VisibleAsync(1);
        var two = await Given.CorrectAsync(one, 2);
        await Given.Storage.RegisterNewChunksAsync();
        await ConfirmAsync(Start + 20, one, two);
        await Given.VisAsync(Start + 30);
        await Given.MarkAsync(one, Start + 40);
        await RefusedAsync(CorrectionRejection.DuplicateCorrection, one, Scenario.NewChunk(9, blocks: (7, 8)));
    }

    [Fact]
    public async Task An_old_chunk_may_be_unregistered_and_unscheduled()
    {
        var stored = await Given.StoreAsync(1);
        var replacement = await Given.CorrectAsync(stored, 2, tick: 5);
        Assert.Equal([new CorrectionView(stored, replacement, "a", new Tick(5), null)], (await Given.StateAsync()).Corrections);
        Assert.Empty((await Given.StateAsync()).Lifecycles);
    }

    [Fact]
    public async Task Portals_see_the_old_chunk_until_the_new_one_is_confirmed_and_then_the_new_one_alone()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        await Given.CycleAsync(Start + 20, On(a), On(b));
        await SeesAsync(Start + 30, a);
        await Given.ConfirmAsync(2);
        await SeesAsync(Start + 40, b);
    }

    [Fact]
    public async Task An_old_chunk_that_was_never_visible_is_never_shown()
    {
        var a = await Given.StoreAsync(1);
        var b = await Given.CorrectAsync(a, 2);
        await Given.Storage.RegisterNewChunksAsync();
        await Given.RosterAsync(1, 1);
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(100, RealPlacement.Algorithm(1, 0.95, 1_000_000)));
        Assert.Equal([a, b], published.Assignment.Chunks.Keys);
        await Given.ConfirmAsync(published);
        await SeesAsync(150, b);
        Assert.False((await Given.LifecycleAsync(a)).EnteredPortalAssignment);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_chain_of_corrections_confirmed_at_once_collapses_in_one_cycle(int depth)
    {
        var chain = new List<ChunkPk> { await VisibleAsync(1) };
        for (var link = 0; link < depth; link++)
        {
            chain.Add(await CorrectedAsync(chain[^1], 10 + link));
        }

        await ConfirmAsync(Start + 20, [.. chain]);
        await SeesAsync(Start + 30, chain[^1]);
        foreach (var middle in chain.GetRange(1, depth - 1))
        {
            var lifecycle = await Given.LifecycleAsync(middle);
            Assert.False(lifecycle.EnteredPortalAssignment);
            Assert.NotNull(lifecycle.DroppedAtPortal);
        }

        Assert.All((await Given.StateAsync()).Corrections, correction => Assert.Equal(new PortalAssignmentId(2), correction.AppliedAt));
    }

    [Fact]
    public async Task A_chain_of_corrections_whose_first_link_is_not_confirmed_stays_as_it_is()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        var c = await CorrectedAsync(b, 3);
        await ConfirmAsync(Start + 20, a, c);
        await SeesAsync(Start + 30, a);
        Assert.False((await Given.LifecycleAsync(a)).InRemoval);
    }

    [Fact]
    public async Task A_chain_whose_producer_is_not_even_registered_blocks_its_consumer()
    {
        var a = await VisibleAsync(1);
        var b = await Given.CorrectAsync(a, 2);
        var c = await Given.CorrectAsync(b, 3);
        await Given.Storage.RegisterNewChunksAsync();
        await ConfirmAsync(Start + 20, a, c);
        await SeesAsync(Start + 30, a);
        Assert.All((await Given.StateAsync()).Corrections, correction => Assert.False(correction.IsCompleted));
    }

    [Fact]
    public async Task Independent_corrections_do_not_wait_for_each_other()
    {
        var (a, c) = await TwoVisibleAsync();
        var (b, d) = (await CorrectedAsync(a, 11), await CorrectedAsync(c, 12));
        await ConfirmAsync(Start + 20, a, c, d);
        await SeesAsync(Start + 30, a, d);
        await ConfirmAsync(Start + 40, a, b, c, d);
        await SeesAsync(Start + 50, b, d);
    }

    [Fact]
    public async Task Independent_corrections_that_are_ready_fire_in_one_cycle()
    {
        var (a, c) = await TwoVisibleAsync();
        var (b, d) = (await CorrectedAsync(a, 11), await CorrectedAsync(c, 12));
        await ConfirmAsync(Start + 20, a, b, c, d);
        await SeesAsync(Start + 30, b, d);
    }

    [Fact]
    public async Task The_old_chunk_of_a_completed_correction_is_served_for_the_window_and_then_tombstoned()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        await ConfirmAsync(Start + 20, a, b);
        var portal = await Given.VisAsync(300);
        Assert.Equal(portal.Id, Assert.Single((await Given.StateAsync()).Corrections).AppliedAt);
        Assert.Empty((await Given.CycleAsync(350, On(a), On(b))).Housekeeping.Tombstoned);
        var cycle = await Given.CycleAsync(361, On(b));
        Assert.Equal([a], cycle.Housekeeping.Tombstoned);
        Assert.Equal([b], cycle.Assignment.Chunks.Keys);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task No_visibility_cycle_shows_both_sides_of_a_correction_or_none(int workers, bool confirmBeforeFirst)
    {
        await Given.RosterAsync(1, [.. Enumerable.Range(1, workers)]);
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        var published = await Given.CycleAsync(200, On(a), new Placed(b, Given.W(workers)));
        if (confirmBeforeFirst)
        {
            await Given.ConfirmAsync(published);
        }

        await SeesAsync(250, confirmBeforeFirst ? b : a);
        await Given.ConfirmAsync(published);
        await SeesAsync(300, b);
        await SeesAsync(350, b);
    }

    [Fact]
    public async Task A_refused_correction_changes_nothing_for_portals()
    {
        var (left, right) = (await Given.AddAsync(1, blocks: (10, 20)), await Given.AddAsync(2, blocks: (30, 40)));
        await ConfirmAsync(Start, left, right);
        await SeesAsync(Start + 10, left, right);
        await RefusedAsync(CorrectionRejection.RangeChanged, left, Scenario.NewChunk(3, blocks: (25, 35)));
        Assert.Empty(await Given.Storage.RegisterNewChunksAsync());
        await SeesAsync(Start + 20, left, right);
    }

    [Fact]
    public async Task A_replacement_that_is_marked_after_its_stamp_fires_and_leaves_its_range_uncovered()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        var published = await Given.CycleAsync(Start + 20, On(a), On(b));
        await Given.MarkAsync(b, Start + 25);
        await Given.ConfirmAsync(published);
        await SeesAsync(Start + 30);
        Assert.True(Assert.Single((await Given.StateAsync()).Corrections).IsCompleted);
        Assert.NotNull((await Given.LifecycleAsync(b)).DroppedAtPortal);
    }

    [Fact]
    public async Task A_replacement_that_is_marked_before_its_stamp_never_fires_and_leaves_the_old_chunk_visible()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        await Given.MarkAsync(b, Start + 15);
        await ConfirmAsync(Start + 20, a, b);
        await SeesAsync(Start + 30, a);
        await SeesAsync(Start + 130, a);
        Assert.False(Assert.Single((await Given.StateAsync()).Corrections).IsCompleted);
        Assert.False((await Given.LifecycleAsync(b)).EnteredWorkerAssignment);
    }

    [Fact]
    public async Task Marking_the_old_side_of_a_pending_correction_drops_it_before_the_replacement_is_ready()
    {
        var a = await VisibleAsync(1);
        var b = await CorrectedAsync(a, 2);
        await Given.MarkAsync(a, Start + 15);
        await SeesAsync(Start + 20);
        await ConfirmAsync(Start + 30, a, b);
        await SeesAsync(Start + 40, b);
    }

    [Fact]
    public async Task A_pending_replacement_is_not_promoted_although_it_is_confirmed()
    {
        var a = await VisibleAsync(1);
        var b = await Given.CorrectAsync(a, 2);
        var c = await Given.CorrectAsync(b, 3);
        await Given.Storage.RegisterNewChunksAsync();
        await ConfirmAsync(Start + 20, a, c);
        await SeesAsync(Start + 30, a);
        Assert.True((await Given.LifecycleAsync(c)).ConfirmedBy((await Given.StateAsync()).Watermark));
        Assert.Empty(Recording.GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
    }

    /// <summary>Rule COR-10.</summary>
    [Fact]
    public async Task A_pending_replacement_is_not_promoted_even_where_nothing_else_is_shown()
    {
        var a = await Given.AddAsync(1);
        var b = await CorrectedAsync(a, 2);
        var c = await CorrectedAsync(b, 3);
        await ConfirmAsync(Start, c);
        await SeesAsync(Start + 10);
        Assert.Empty(Recording.GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
        await ConfirmAsync(Start + 20, b, c);
        await SeesAsync(Start + 30, c);
    }

    [Fact]
    public async Task A_batch_of_corrections_with_a_refused_one_is_refused_whole()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        var before = StateText.Of(await Given.StateAsync());
        Correction valid = new(one, Scenario.NewChunk(11, blocks: (2, 3)));
        await RefusedBatchAsync(CorrectionRejection.RangeChanged, valid, new Correction(two, Scenario.NewChunk(12, blocks: (4, 6))));
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
        Assert.Single(await Given.Storage.RegisterCorrectionsAsync([valid], Given.Latest));
    }

    [Fact]
    public async Task A_batch_of_corrections_replaces_several_chunks_in_one_cycle()
    {
        var (one, two) = await TwoVisibleAsync();
        var keys = await Given.Storage.RegisterCorrectionsAsync(
            [new Correction(two, Scenario.NewChunk(12, blocks: (4, 5))), new Correction(one, Scenario.NewChunk(11, blocks: (2, 3)))], Given.Latest);
        var state = await Given.StateAsync();
        Assert.Equal([state.PkOf("a", "12"), state.PkOf("a", "11")], keys.Select(key => (ChunkPk?)key));
        Assert.True(keys[1] < keys[0], "replacements get their keys in order of the old chunks");
        await Given.Storage.RegisterNewChunksAsync();
        await ConfirmAsync(Start + 20, one, two, keys[0], keys[1]);
        await SeesAsync(Start + 30, keys[0], keys[1]);
    }

    [Fact]
    public async Task A_batch_reports_the_reason_of_the_lowest_old_chunk_that_is_refused()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await RefusedBatchAsync(
            CorrectionRejection.DatasetMismatch,
            new Correction(two, Scenario.NewChunk(12, blocks: (9, 9))),
            new Correction(one, Scenario.NewChunk(11, "b", (2, 3))));
    }

    [Fact]
    public async Task A_batch_must_not_repeat_an_old_chunk_or_a_replacement()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await RefusedBatchAsync(
            CorrectionRejection.DuplicateCorrection,
            new Correction(one, Scenario.NewChunk(11, blocks: (2, 3))),
            new Correction(one, Scenario.NewChunk(12, blocks: (2, 3))));
        await RefusedBatchAsync(
            CorrectionRejection.ReplacementChunkExists,
            new Correction(one, Scenario.NewChunk(11, blocks: (2, 3))),
            new Correction(two, Scenario.NewChunk(11, blocks: (4, 5))));
    }

    [Fact]
    public async Task A_batch_cannot_correct_a_chunk_that_it_creates()
    {
        var one = await Given.AddAsync(1);
        await RefusedBatchAsync(
            CorrectionRejection.OldChunkNotFound,
            new Correction(one, Scenario.NewChunk(11, blocks: (2, 3))),
            new Correction(new ChunkPk(one.Value + 1), Scenario.NewChunk(12, blocks: (2, 3))));
    }

    [Fact]
    public async Task A_newcomer_on_the_range_of_a_marked_old_chunk_is_admitted_beside_its_replacement()
    {
        var a = await Given.AddAsync(1);
        var b = await Given.CorrectAsync(a, 2);
        await Given.MarkAsync(a, 1);
        var newcomer = await Given.StoreAsync(3, blocks: (2, 3));
        Assert.Equal([b, newcomer], await Given.Storage.RegisterNewChunksAsync());
        await ConfirmAsync(Start, a, b, newcomer);
        await SeesAsync(Start + 10, b);
        Assert.Equal([("a", 1)], Recording.GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
        await Given.MarkAsync(b, Start + 20);
        await SeesAsync(Start + 30, newcomer);
        Assert.Empty(Recording.GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
    }

    private Placed On(ChunkPk chunk) => new(chunk, Given.W(1));

    private async Task<ChunkPk> VisibleAsync(int number)
    {
        var chunk = await Given.AddAsync(number);
        await ConfirmAsync(Start, chunk);
        await SeesAsync(Start + 10, chunk);
        return chunk;
    }

    private async Task<(ChunkPk One, ChunkPk Two)> TwoVisibleAsync()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await ConfirmAsync(Start, one, two);
        await SeesAsync(Start + 10, one, two);
        return (one, two);
    }

    private async Task<ChunkPk> CorrectedAsync(ChunkPk old, int number)
    {
        var replacement = await Given.CorrectAsync(old, number);
        await Given.Storage.RegisterNewChunksAsync();
        return replacement;
    }

    /// <summary>Places exactly these chunks on worker 1 and confirms it.</summary>
    private async Task ConfirmAsync(long tick, params ChunkPk[] chunks) =>
        await Given.ConfirmAsync(await Given.CycleAsync(tick, [.. chunks.Select(On)]));

    private async Task SeesAsync(long tick, params ChunkPk[] chunks)
    {
        Assert.Equal(chunks.Order(), (await Given.VisAsync(tick)).Chunks.Keys);
        Assert.Equal(chunks.Order(), (await Given.StateAsync()).VisibleChunks());
    }

    private async Task RefusedAsync(CorrectionRejection reason, ChunkPk old, NewChunk replacement)
    {
        var before = StateText.Of(await Given.StateAsync());
        await RefusedBatchAsync(reason, new Correction(old, replacement));
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    private async Task RefusedBatchAsync(CorrectionRejection reason, params Correction[] corrections)
    {
        var fault = await Assert.ThrowsAsync<CorrectionRejectedException>(
            async () => await Given.Storage.RegisterCorrectionsAsync(corrections, Given.Latest));
        Assert.Equal((reason, StorageErrorKind.CorrectionRejected), (fault.Reason, fault.Kind));
    }
}
