using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>Gives every operation a token that a fault can fire, in place of that of the caller.</summary>
/// <param name="inner">The storage.</param>
/// <param name="token">The token.</param>
public sealed class CancellableStorage(ISchedulerStorage inner, CancellationToken token) : ISchedulerStorage
{
    public ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        inner.InsertDatasetsAsync(names, token);

    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        inner.InsertChunksAsync(chunks, token);

    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        inner.IngestChunksAsync(chunks, token);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        inner.RegisterNewChunksAsync(token);

    public ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        inner.UpdateWorkerSetAsync(active, now, token);

    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        inner.CollectInactiveWorkersAsync(now, retentionTicks, token);

    public ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default) =>
        inner.RunSchedulingCycleAsync(algorithm, now, drainWindowTicks, token);

    public ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        inner.ConfirmWorkerAssignmentAsync(id, now, token);

    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        inner.RunVisibilityCycleAsync(now, token);

    public ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        inner.MarkForRemovalAsync(chunk, now, token);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        inner.RegisterCorrectionsAsync(corrections, now, token);

    public void ConsentToLeap(Tick upTo) => inner.ConsentToLeap(upTo);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
