using Scheduler.Contract.Recording;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Chunks that a plan lets wait are published, kept, counted and named.</summary>
public abstract class WaitingContract : StorageContract
{
    [Fact]
    public async Task A_chunk_that_goes_on_waiting_keeps_its_tick_whatever_the_reason()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        Assert.Equal([Row(one, WaitingReason.NoRoom, 100), Row(two, WaitingReason.NoRoom, 100)], await CycleAsync(100, (one, WaitingReason.NoRoom), (two, WaitingReason.NoRoom)));
        Assert.Equal([Row(two, WaitingReason.LargerThanAnyDisk, 100)], await CycleAsync(110, (two, WaitingReason.LargerThanAnyDisk)));
        Assert.Equal([Row(one, WaitingReason.NoRoom, 120), Row(two, WaitingReason.LargerThanAnyDisk, 100)], await CycleAsync(120, (one, WaitingReason.NoRoom), (two, WaitingReason.LargerThanAnyDisk)));
        Assert.Empty(await CycleAsync(130));
    }

    [Fact]
    public async Task A_shortage_leaves_the_list_as_it_was()
    {
        var one = await Given.AddAsync(1);
        await CycleAsync(100, (one, WaitingReason.NoRoom));
        await Given.ShortCycleAsync(110);
        Assert.Equal([Row(one, WaitingReason.NoRoom, 100)], (await Given.StateAsync()).Waiting);
    }

    [Fact]
    public async Task Gauges_count_chunks_and_the_greatest_age_by_reason()
    {
        var (one, two) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await CycleAsync(100, (one, WaitingReason.NoRoom));
        await CycleAsync(130, (one, WaitingReason.NoRoom), (two, WaitingReason.NoRoom));
        Assert.Equal([("larger-than-any-disk", 0L), ("fewer-eligible-workers-than-floor", 0L), ("no-room", 2L)], GaugeReading.Of(Harness.Metrics, "waiting_chunks"));
        Assert.Equal([("larger-than-any-disk", 0L), ("fewer-eligible-workers-than-floor", 0L), ("no-room", 30L)], GaugeReading.Of(Harness.Metrics, "waiting_chunks_age_ticks"));
    }

    [Fact]
    public async Task Each_change_is_one_line_and_what_stays_is_none()
    {
        var one = await Given.AddAsync(1);
        await CycleAsync(100, (one, WaitingReason.NoRoom));
        await CycleAsync(110, (one, WaitingReason.NoRoom));
        await CycleAsync(120, (one, WaitingReason.LargerThanAnyDisk));
        await CycleAsync(130);
        var lines = Harness.Log.Warnings.Where(text => text.Contains("wait", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, lines.Length);
        Assert.Contains("begins to wait at tick 100: no-room", lines[0], StringComparison.Ordinal);
        Assert.Contains("another reason at tick 120: larger-than-any-disk, since tick 100", lines[1], StringComparison.Ordinal);
        Assert.Contains("waits no more at tick 130", lines[2], StringComparison.Ordinal);
    }

    private static WaitingChunk Row(ChunkPk chunk, WaitingReason reason, long since) => new(chunk, reason, new Tick(since));

    /// <summary>A cycle that places nothing; the published list, which the state has too.</summary>
    private async Task<IReadOnlyList<WaitingChunk>> CycleAsync(long tick, params (ChunkPk Chunk, WaitingReason Reason)[] waiting)
    {
        var chunks = (await Given.StateAsync()).Chunks;
        WaitingRow[] rows = [.. waiting.Select(row => new WaitingRow(chunks.TakeWhile(chunk => chunk.Pk != row.Chunk).Count(), row.Reason))];
        var published = Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(tick, new StubAlgorithm([]) { Waiting = rows }));
        Assert.Equal(published.Waiting, (await Given.StateAsync()).Waiting);
        return published.Waiting;
    }
}
