using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract.Scenarios;

/// <summary>Workers of 10 MiB, chunks of 1 MiB unless said otherwise, and the product's own placement, by the default planner unless said otherwise. The window is 5 ticks.</summary>
public sealed class RealFleet(Scenario given, int floor, double saturation, string planner = PlannerCatalog.Default)
{
    public const long Mebibyte = 1 << 20;
    public const long CapacityBytes = 10 * Mebibyte;
    private const long WindowTicks = 5;

    private long _now;
    private int _added;
    private ISchedulingAlgorithm _algorithm = RealPlacement.Algorithm(floor, saturation, CapacityBytes, planner);

    public void Set(int floor, double saturation) => _algorithm = RealPlacement.Algorithm(floor, saturation, CapacityBytes, planner);

    public void Advance(long ticks) => _now += ticks;

    public async Task RosterAsync(params int[] numbers) => await given.RosterAsync(_now, numbers);

    /// <summary>Stores and registers this many chunks, on ranges that nothing else claims.</summary>
    public async Task<IReadOnlyList<ChunkPk>> AddAsync(int count, long sizeBytes = Mebibyte)
    {
        var keys = await given.Storage.InsertChunksAsync(
            [.. Enumerable.Range(_added, count).Select(number => Scenario.NewChunk(number, sizeBytes: sizeBytes))]);
        _added += count;
        Assert.Equal(count, (await given.Storage.RegisterNewChunksAsync()).Count);
        return keys;
    }

    public async Task<ChunkPk> CorrectAsync(ChunkPk old)
    {
        var view = (await given.StateAsync()).Chunks.Single(chunk => chunk.Pk == old);
        var replacement = await given.CorrectAsync(
            old, Scenario.NewChunk(1000 + _added++, view.Dataset, (view.Blocks.First, view.Blocks.Last), view.SizeBytes), _now);
        Assert.Equal([replacement], await given.Storage.RegisterNewChunksAsync());
        return replacement;
    }

    /// <summary>One scheduling cycle; a published one must not overfill any worker.</summary>
    public async Task<SchedulingCycleResult> CycleAsync()
    {
        var result = await given.RunAsync(_now, _algorithm, WindowTicks);
        if (result is SchedulingCycleResult.Published)
        {
            Assert.All((await given.StateAsync()).Snapshot().ByteLoad(), load => Assert.InRange(load.Value, 0, CapacityBytes));
        }

        return result;
    }

    public async Task<SchedulingCycleResult.Published> PublishAsync() =>
        Assert.IsType<SchedulingCycleResult.Published>(await CycleAsync());

    public async Task IsShortAsync() => Assert.IsType<SchedulingCycleResult.Shortage>(await CycleAsync());

    /// <summary>Every worker catches up with the newest assignment.</summary>
    public async Task ConfirmAsync() => await given.ConfirmAsync((await given.StateAsync()).NewestWorkerAssignment.Value);

    public async Task<PortalAssignment> VisAsync() => await given.VisAsync(_now);

    /// <summary>A cycle, its confirmation, and what portals see then.</summary>
    public async Task<PortalAssignment> SettleOnceAsync()
    {
        await PublishAsync();
        await ConfirmAsync();
        return await VisAsync();
    }

    /// <summary>Repeats rounds that each let the window pass until nothing moves, drains, queues or leaves any more.</summary>
    public async Task ReachFixedPointAsync()
    {
        for (var round = 0; round < 200; round++)
        {
            var before = await given.StateAsync();
            Advance(WindowTicks);
            await SettleOnceAsync();
            var after = await given.StateAsync();
            var isIdle = after.StaleMappings.Count == 0 && after.Diffs.Count == 0 && !after.Lifecycles.Any(row => row.RemovalInFlight);
            if (isIdle && StateText.Ideal(before) == StateText.Ideal(after))
            {
                return;
            }
        }

        Assert.Fail("the fleet has not come to rest after 200 rounds");
    }
}
