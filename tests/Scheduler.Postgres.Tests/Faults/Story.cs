using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>A fixed sequence of operations that reaches every statement of a storage: one batch of each kind, moves, drains, removals, a correction, an eviction, departures.</summary>
public static class Story
{
    private const long M = 10;

    /// <summary>The operations, in order.</summary>
    public static IReadOnlyList<StoryStep> Steps { get; } =
    [
        new(storage => storage.InsertDatasetsAsync(["a", "b"]).AsTask()),
        new(storage => storage.InsertChunksAsync([Chunk(1), Chunk(2), Chunk(3)]).AsTask()),
        new(storage => storage.IngestChunksAsync([Chunk(5), Chunk(4)]).AsTask()),
        new(storage => storage.InsertChunksAsync([Chunk(6, first: 2)]).AsTask()),
        new(storage => storage.RegisterNewChunksAsync().AsTask()),
        new(storage => RosterAsync(storage, 1, "w1", "w2", "w3")),
        Cycle(2, (1, [1]), (2, [1, 2]), (3, [2]), (4, [3])),
        new(storage => storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(1), new Tick(3)).AsTask()),
        new(storage => storage.RunVisibilityCycleAsync(new Tick(4)).AsTask()),
        new(storage => storage.RegisterCorrectionsAsync([new Correction(new ChunkPk(2), Chunk(7, first: 4))], new Tick(5)).AsTask()),
        new(storage => storage.RegisterNewChunksAsync().AsTask()),
        new(storage => storage.MarkForRemovalAsync(new ChunkPk(3), new Tick(6)).AsTask()),
        Cycle(7, (1, [2]), (2, [1, 2]), (4, [2]), (7, [1])),
        new(storage => storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(2), new Tick(8)).AsTask()),
        new(storage => storage.RunVisibilityCycleAsync(new Tick(9)).AsTask()),
        Cycle(10, (1, [1]), (4, [3]), (7, [1])),
        new(storage => RosterAsync(storage, 11, "w1", "w2")),
        Cycle(19, (1, [1]), (4, [1]), (7, [1])),
        new(storage => storage.CollectInactiveWorkersAsync(new Tick(40), 5).AsTask()),
        new(storage => storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(4), new Tick(41)).AsTask()),
        new(storage => storage.RunVisibilityCycleAsync(new Tick(42)).AsTask()),
        Cycle(60, (1, [1]), (4, [1]), (7, [1])),
        Cycle(61, (1, [2]), (4, [1]), (7, [1])),
        Waiting(61, [new WaitingRow(0, WaitingReason.NoRoom), new WaitingRow(1, WaitingReason.LargerThanAnyDisk)], (1, [2]), (4, [1]), (7, [1])),
        Waiting(61, [new WaitingRow(1, WaitingReason.FewerEligibleWorkersThanFloor)], (1, [2]), (4, [1]), (7, [1])),
        Evicting(62, new ChunkWorker(new ChunkPk(1), new WorkerPk(1)), (1, [2]), (4, [1]), (7, [1])),
        Cycle(63, (1, [2]), (4, [2]), (7, [1])),
        new(storage => RosterAsync(storage, 64, "w2")),
        Cycle(65, (1, [2]), (4, [2]), (7, [2])),
        new(storage => storage.ConfirmWorkerAssignmentAsync(new WorkerAssignmentId(1), new Tick(66)).AsTask()),
    ];

    private static NewChunk Chunk(int number, long? first = null) =>
        new("a", $"c{number}", 10, new BlockRange(first ?? 2L * number, (first ?? 2L * number) + 1), ["data"]);

    private static Task RosterAsync(ISchedulerStorage storage, long tick, params string[] peers) =>
        storage.UpdateWorkerSetAsync([.. peers.Select(peer => new WorkerInfo(peer, null))], new Tick(tick)).AsTask();

    private static StoryStep Cycle(long tick, params (long Chunk, long[] Workers)[] rows) => Cycle(tick, [], rows);

    private static StoryStep Evicting(long tick, ChunkWorker evicted, params (long Chunk, long[] Workers)[] rows) => Cycle(tick, [evicted], rows);

    private static StoryStep Waiting(long tick, WaitingRow[] waiting, params (long Chunk, long[] Workers)[] rows)
    {
        var mapping = MappingOf(rows);
        return new StoryStep(
            storage => storage.RunSchedulingCycleAsync(new StubAlgorithm(mapping) { Waiting = waiting }, new Tick(tick), M).AsTask(),
            storage => storage.RunSchedulingCycleAsync(new InfeasibleAlgorithm(), new Tick(tick), M).AsTask());
    }

    private static Placed[] MappingOf((long Chunk, long[] Workers)[] rows) =>
        [.. rows.Select(row => new Placed(new ChunkPk(row.Chunk), [.. row.Workers.Select(worker => new WorkerPk(worker))]))];

    private static StoryStep Cycle(long tick, ChunkWorker[] evicted, (long Chunk, long[] Workers)[] rows)
    {
        var mapping = MappingOf(rows);
        return new StoryStep(
            storage => storage.RunSchedulingCycleAsync(new StubAlgorithm(mapping, evicted), new Tick(tick), M).AsTask(),
            storage => storage.RunSchedulingCycleAsync(new InfeasibleAlgorithm(), new Tick(tick), M).AsTask());
    }
}
