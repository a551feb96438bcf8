using Scheduler.Contract.Scenarios;
using Scheduler.Core;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>A fault in the middle of an operation leaves nothing of it behind.</summary>
public abstract class FaultContract : StorageContract
{
    [Fact]
    public async Task A_cycle_whose_algorithm_throws_keeps_the_housekeeping_and_nothing_else()
    {
        var (moved, removed) = await DueForHousekeepingAsync();
        var before = await Given.StateAsync();
        var fault = new InvalidOperationException("the stub fails");
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidOperationException>(async () => await Given.RunAsync(200, new ThrowingAlgorithm(fault))));
        await IsHousekeepingAloneAsync(before, moved, removed);
    }

    [Fact]
    public async Task A_cycle_cancelled_by_its_algorithm_keeps_the_housekeeping_and_nothing_else()
    {
        var (moved, removed) = await DueForHousekeepingAsync();
        var before = await Given.StateAsync();
        using var cancellation = new CancellationTokenSource();
        var algorithm = new CancellingAlgorithm(cancellation, new StubAlgorithm([new Placed(moved, Given.W(1))]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Given.Storage.RunSchedulingCycleAsync(algorithm, new Tick(200), Scenario.M, cancellation.Token));
        await IsHousekeepingAloneAsync(before, moved, removed);
    }

    public static TheoryData<string> ImpossiblePlans => ["twice", "evicted"];

    [Theory]
    [MemberData(nameof(ImpossiblePlans))]
    public async Task An_impossible_plan_is_a_failed_invariant_and_changes_nothing(string fault)
    {
        var chunk = await Given.AddAsync(1);
        var before = StateText.Of(await Given.StateAsync());
        var plan = fault == "twice"
            ? new StubAlgorithm([new Placed(chunk, Given.W(1), Given.W(1))])
            : new StubAlgorithm([new Placed(chunk, Given.W(1))], new ChunkWorker(chunk, Given.W(1)));
        await Assert.ThrowsAsync<InvariantViolatedException>(async () => await Given.RunAsync(10, plan));
        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
        Assert.Equal(new WorkerAssignmentId(1), (await Given.CycleAsync(20)).Assignment.Id);
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var chunk = await Given.AddAsync(1);
        await Given.StoreAsync(2);
        await Given.CycleAsync(10, new Placed(chunk, Given.W(1)));
        var before = StateText.Of(await Given.StateAsync());
        var cancelled = new CancellationToken(canceled: true);
        Func<ValueTask>[] calls =
        [
            () => Given.Storage.InsertDatasetsAsync(["c"], cancelled),
            async () => await Given.Storage.InsertChunksAsync([Scenario.NewChunk(3)], cancelled),
            async () => await Given.Storage.IngestChunksAsync([Scenario.NewChunk(3)], cancelled),
            async () => await Given.Storage.RegisterNewChunksAsync(cancelled),
            () => Given.Storage.UpdateWorkerSetAsync([], new Tick(20), cancelled),
            async () => await Given.Storage.CollectInactiveWorkersAsync(new Tick(20), 0, cancelled),
            async () => await Given.Storage.RunSchedulingCycleAsync(new StubAlgorithm([]), new Tick(20), 0, cancelled),
            () => Given.Storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(1), new Tick(20), cancelled),
            async () => await Given.Storage.RunVisibilityCycleAsync(new Tick(20), cancelled),
            () => Given.Storage.MarkForRemovalAsync(chunk, new Tick(20), cancelled),
            async () => await Given.Storage.RegisterCorrectionsAsync([], new Tick(20), cancelled),
        ];
        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call().AsTask());
        }

        Assert.Equal(before, StateText.Of(await Given.StateAsync()));
    }

    [Fact]
    public async Task A_disposed_storage_refuses_every_use()
    {
        await Given.Storage.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Given.VisAsync(1));
        await Assert.ThrowsAsync<ObjectDisposedException>(Given.StateAsync);
    }

    [Fact]
    public async Task Phases_nest_and_end_also_when_an_operation_fails()
    {
        await Given.AddAsync(1);
        Harness.Phases.Clear();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Given.RunAsync(10, new ThrowingAlgorithm(new InvalidOperationException())));
        await Given.CycleAsync(11);
        await Given.VisAsync(12);
        Assert.Equal(0, Harness.Phases.OpenCount);
        Assert.Equal(2, Harness.Phases.Begun.Count(name => name == StoragePhases.RunSchedulingCycle));
        Assert.Contains(StoragePhases.ExpireDrainedStaleMappings, Harness.Phases.Begun);
        Assert.Contains(StoragePhases.CommitNewIdeal, Harness.Phases.Begun);
        Assert.Contains(StoragePhases.PromotableChunks, Harness.Phases.Begun);
    }

    /// <summary>Leaves one expired drain and one chunk whose tombstone is due at tick 200.</summary>
    private async Task<(ChunkPk Moved, ChunkPk Removed)> DueForHousekeepingAsync()
    {
        var (moved, removed) = (await Given.AddAsync(1), await Given.AddAsync(2));
        await Given.CycleAsync(100, new Placed(moved, Given.W(1)), new Placed(removed, Given.W(1)));
        await Given.ConfirmAsync(await Given.CycleAsync(110, new Placed(moved, Given.W(2)), new Placed(removed, Given.W(1))));
        await Given.MarkAsync(removed, 115);
        await Given.VisAsync(120);
        return (moved, removed);
    }

    private async Task IsHousekeepingAloneAsync(StorageState before, ChunkPk moved, ChunkPk removed)
    {
        var after = await Given.StateAsync();
        Assert.Empty(after.StaleMappings);
        Assert.Equal(new Tick(200), after.LifecycleOf(removed)!.DroppedAtWorker);
        Assert.Equal(before.NewestWorkerAssignment, after.NewestWorkerAssignment);
        var untouched = before with
        {
            StaleMappings = [],
            Lifecycles = [before.LifecycleOf(moved)!, before.LifecycleOf(removed)! with { DroppedAtWorker = new Tick(200) }],
        };
        Assert.Equal(StateText.Of(untouched), StateText.Of(after));
    }
}
