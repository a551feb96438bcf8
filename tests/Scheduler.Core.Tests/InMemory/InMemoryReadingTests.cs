using Scheduler.Contract;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.InMemory;

/// <summary>Reading the state is called several times per simulated step, so what has not changed must not be built again.</summary>
public sealed class InMemoryReadingTests : StorageContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        var chunk = await Given.AddAsync(1);
        await Given.ConfirmAsync(await Given.CycleAsync(10, new Placed(chunk, Given.W(1))));
        await Given.CycleAsync(20, new Placed(chunk, Given.W(2)));
        await Given.VisAsync(30);
    }

    [Fact]
    public async Task Without_a_change_the_same_state_comes_back()
    {
        var state = await Given.StateAsync();
        Assert.Same(state, await Given.StateAsync());
        await Given.ConfirmAsync(1);
        await Given.Storage.RegisterNewChunksAsync();
        await Given.ShortCycleAsync(30);
        Assert.Same(state, await Given.StateAsync());
    }

    [Fact]
    public async Task A_change_replaces_only_the_lists_that_it_concerns()
    {
        var before = await Given.StateAsync();
        await Given.ConfirmAsync(2);
        var after = await Given.StateAsync();
        Assert.NotSame(before.ConfirmedRouting, after.ConfirmedRouting);
        Assert.Same(before.Lifecycles, after.Lifecycles);
        Assert.Same(before.Ideal, after.Ideal);
        Assert.Same(before.StaleMappings, after.StaleMappings);
        Assert.Same(before.Chunks, after.Chunks);
        Assert.Same(before.Workers, after.Workers);
    }

    [Fact]
    public async Task A_visibility_cycle_that_changes_nothing_publishes_the_same_tables_again()
    {
        var (first, second) = (await Given.VisAsync(40), await Given.VisAsync(41));
        Assert.Same(first.Chunks, second.Chunks);
        Assert.Same(first.ChunkWorkers, second.ChunkWorkers);
        Assert.Same(first.Workers, second.Workers);
    }

    [Fact]
    public async Task Operations_complete_synchronously()
    {
        await using var storage = new InMemorySchedulerStorage();
        Assert.True(storage.InsertDatasetsAsync(["a"]).AsTask().IsCompletedSuccessfully);
        Assert.True(storage.RunSchedulingCycleAsync(new StubAlgorithm([]), Tick.Zero, 0).AsTask().IsCompletedSuccessfully);
        Assert.True(storage.RunVisibilityCycleAsync(Tick.Zero).AsTask().IsCompletedSuccessfully);
        Assert.True(storage.ReadStateAsync().AsTask().IsCompletedSuccessfully);
    }
}
