using Scheduler.Contract.Scenarios;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Journal.Tests;

/// <summary>Nothing happens before it is written down, and everything that is written down has happened.</summary>
public sealed class JournalStorageTests
{
    private readonly DecisionJournal _journal = new();

    public static TheoryData<LedgerOperation> Operations => [.. Enum.GetValues<LedgerOperation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task What_cannot_be_written_has_not_happened(LedgerOperation operation)
    {
        await using var storage = Open();
        var chunk = await BeginAsync(storage);
        var before = await storage.ReadStateAsync();
        var written = _journal.Decisions.Count;
        await FailAsync(storage, chunk, operation);
        var housekeeping = operation == LedgerOperation.Place ? 1 : 0;
        Assert.Equal(written + housekeeping, _journal.Decisions.Count);
        Assert.Equal(
            StateText.Of(before with { NewestTick = (await storage.ReadStateAsync()).NewestTick }), StateText.Of(await storage.ReadStateAsync()));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_storage_that_failed_once_goes_on_as_one_that_never_did(LedgerOperation operation)
    {
        await using var storage = Open();
        await FailAsync(storage, await BeginAsync(storage), operation);
        await GoOnAsync(storage);

        var undisturbed = new DecisionJournal();
        await using var other = new JournalStorage(undisturbed, new LedgerSettings());
        await BeginAsync(other);
        await GoOnAsync(other);
        Assert.Equal(StateText.Of(await other.ReadStateAsync()), StateText.Of(await storage.ReadStateAsync()));
    }

    [Fact]
    public async Task A_storage_that_begins_with_the_journal_of_another_goes_on_as_it_would()
    {
        await using var first = Open();
        await BeginAsync(first);
        await using var second = Open();
        Assert.Equal(StateText.Of(await first.ReadStateAsync()), StateText.Of(await second.ReadStateAsync()));
        await GoOnAsync(first);
        await using var third = Open();
        Assert.Equal(StateText.Of(await first.ReadStateAsync()), StateText.Of(await third.ReadStateAsync()));
        Assert.Equal(
            new ChunkPk(4), Assert.Single(await third.InsertChunksAsync([Scenario.NewChunk(9)])));
    }

    private JournalStorage Open() => new(_journal, new LedgerSettings());

    /// <summary>Leaves something to do for every operation: a chunk that drains on one worker, and one that is not registered.</summary>
    private static async Task<ChunkPk> BeginAsync(JournalStorage storage)
    {
        await storage.InsertDatasetsAsync(["a"]);
        await storage.UpdateWorkerSetAsync([new WorkerInfo("w1", null), new WorkerInfo("w2", null)], new Tick(1));
        var chunk = Assert.Single(await storage.InsertChunksAsync([Scenario.NewChunk(1)]));
        await storage.RegisterNewChunksAsync();
        await PlaceAsync(storage, chunk, worker: 1, tick: 2);
        await storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(1), new Tick(3));
        await PlaceAsync(storage, chunk, worker: 2, tick: 4);
        await storage.InsertChunksAsync([Scenario.NewChunk(2)]);
        return chunk;
    }

    private static async Task GoOnAsync(JournalStorage storage)
    {
        var chunk = new ChunkPk(1);
        await storage.RegisterNewChunksAsync();
        await storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(2), new Tick(20));
        await storage.RegisterCorrectionsAsync([new Correction(chunk, Scenario.NewChunk(1) with { Id = "replacement" })], new Tick(20));
        await storage.UpdateWorkerSetAsync([new WorkerInfo("w2", null), new WorkerInfo("w3", null)], new Tick(20));
        await PlaceAsync(storage, chunk, worker: 3, tick: 20);
        await storage.RunVisibilityCycleAsync(new Tick(20));
        await storage.CollectInactiveWorkersAsync(new Tick(40), 0);
        await storage.MarkForRemovalAsync(chunk, new Tick(40));
    }

    private static async Task PlaceAsync(JournalStorage storage, ChunkPk chunk, int worker, long tick) => Assert.IsType<SchedulingCycleResult.Published>(
        await storage.RunSchedulingCycleAsync(new StubAlgorithm([new Placed(chunk, new WorkerPk(worker))]), new Tick(tick), 10));

    private async Task FailAsync(JournalStorage storage, ChunkPk chunk, LedgerOperation operation)
    {
        var fault = new IOException("the disk is full");
        var now = new Tick(20);
        var cycle = new StubAlgorithm([new Placed(chunk, new WorkerPk(1))]);
        ISchedulingAlgorithm algorithm = operation == LedgerOperation.Place ? new AnnouncedAlgorithm(cycle, () => _journal.NextFault = fault) : cycle;
        _journal.NextFault = operation == LedgerOperation.Place ? null : fault;
        Func<Task> call = operation switch
        {
            LedgerOperation.InsertDatasets => () => storage.InsertDatasetsAsync(["b"]).AsTask(),
            LedgerOperation.InsertChunks => () => storage.InsertChunksAsync([Scenario.NewChunk(3)]).AsTask(),
            LedgerOperation.IngestChunks => () => storage.IngestChunksAsync([Scenario.NewChunk(3)]).AsTask(),
            LedgerOperation.UpdateWorkerSet => () => storage.UpdateWorkerSetAsync([new WorkerInfo("w4", "1.0.0")], now).AsTask(),
            LedgerOperation.CollectInactiveWorkers => () => storage.CollectInactiveWorkersAsync(now, 0).AsTask(),
            LedgerOperation.RegisterNewChunks => () => storage.RegisterNewChunksAsync().AsTask(),
            LedgerOperation.KeepHouse or LedgerOperation.Place => () => storage.RunSchedulingCycleAsync(algorithm, now, 10).AsTask(),
            LedgerOperation.ConfirmWorkerAssignment => () => storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(2), now).AsTask(),
            LedgerOperation.RunVisibilityCycle => () => storage.RunVisibilityCycleAsync(now).AsTask(),
            LedgerOperation.MarkForRemoval => () => storage.MarkForRemovalAsync(chunk, now).AsTask(),
            LedgerOperation.RegisterCorrections => () =>
                storage.RegisterCorrectionsAsync([new Correction(chunk, Scenario.NewChunk(1) with { Id = "replacement" })], now).AsTask(),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "an operation that no call leads to"),
        };
        Assert.Same(fault, await Assert.ThrowsAsync<IOException>(call));
    }
}
