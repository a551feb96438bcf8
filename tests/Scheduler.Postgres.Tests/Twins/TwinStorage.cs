using Scheduler.Contract.Scenarios;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Applies every operation to both backends and fails as soon as they answer differently or hold different rows (rule DET-5).</summary>
public sealed class TwinStorage(InMemorySchedulerStorage memory, PostgresSchedulerStorage postgres) : ISchedulerStorage, IStorageInspection
{
    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => Valued(storage.InsertDatasetsAsync(names, cancellationToken)));

    public async ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.InsertChunksAsync(chunks, cancellationToken).AsTask());

    public async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.IngestChunksAsync(chunks, cancellationToken).AsTask());

    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.RegisterNewChunksAsync(cancellationToken).AsTask());

    public async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => Valued(storage.UpdateWorkerSetAsync(active, now, cancellationToken)));

    public async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken).AsTask());

    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long mTicks, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.RunSchedulingCycleAsync(algorithm, now, mTicks, cancellationToken).AsTask());

    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => Valued(storage.ConfirmWorkerAssignmentAsync(id, now, cancellationToken)));

    public async ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.RunVisibilityCycleAsync(now, cancellationToken).AsTask());

    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => Valued(storage.MarkForRemovalAsync(chunk, now, cancellationToken)));

    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync(storage => storage.RegisterCorrectionsAsync(corrections, now, cancellationToken).AsTask());

    public ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default) => postgres.ReadStateAsync(cancellationToken);

    public ValueTask DisposeAsync() => memory.DisposeAsync();

    private async Task<T> BothAsync<T>(Func<ISchedulerStorage, Task<T>> operation)
    {
        var here = await OutcomeAsync(() => operation(memory));
        var there = await OutcomeAsync(() => operation(postgres));
        Assert.Equal(here.Text, there.Text);
        Assert.Equal(StateText.Of(await memory.ReadStateAsync()), StateText.Of(await postgres.ReadStateAsync()));
        return there.Fault is null ? there.Value! : throw there.Fault;
    }

    private static async Task<(string Text, T? Value, Exception? Fault)> OutcomeAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            var value = await operation();
            return (AnswerText.Of(value), value, null);
        }
        catch (Exception fault)
        {
            return (AnswerText.Of(fault), default, fault);
        }
    }

    private static async Task<bool> Valued(ValueTask operation)
    {
        await operation;
        return true;
    }
}
