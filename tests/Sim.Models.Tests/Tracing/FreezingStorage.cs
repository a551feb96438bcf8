using Scheduler.Core.Lifecycle;

namespace Sim.Models.Tests.Tracing;

/// <summary>A storage that can be told to keep every placement as it is, so that a chunk that loses a holder never gets another.</summary>
internal sealed class FreezingStorage(ISchedulerStorage inner, Func<bool> isFrozen) : ISchedulerStorage
{
    public void ConsentToLeap(Tick upTo) => inner.ConsentToLeap(upTo);

    public ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        inner.InsertDatasetsAsync(names, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        inner.InsertChunksAsync(chunks, cancellationToken);

    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        inner.IngestChunksAsync(chunks, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        inner.RegisterNewChunksAsync(cancellationToken);

    public ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        inner.UpdateWorkerSetAsync(active, now, cancellationToken);

    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        inner.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken);

    public ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default) =>
        inner.RunSchedulingCycleAsync(isFrozen() ? new KeepingAlgorithm(algorithm) : algorithm, now, drainWindowTicks, cancellationToken);

    public ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        inner.ConfirmWorkerAssignmentAsync(id, now, cancellationToken);

    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        inner.RunVisibilityCycleAsync(now, cancellationToken);

    public ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        inner.MarkForRemovalAsync(chunk, now, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        inner.RegisterCorrectionsAsync(corrections, now, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
