using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;

namespace Sim.Cli.Tests.Lockstep;

/// <summary>A backend with a defect.</summary>
internal sealed class DefectiveStorage(StorageDefect defect) : ISchedulerStorage, IStorageInspection
{
    private readonly InMemorySchedulerStorage _whole = new();

    public void ConsentToLeap(Tick upTo) => _whole.ConsentToLeap(upTo);

    public ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        _whole.InsertDatasetsAsync(names, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        _whole.InsertChunksAsync(chunks, cancellationToken);

    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        _whole.IngestChunksAsync(chunks, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        _whole.RegisterNewChunksAsync(cancellationToken);

    public ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        _whole.UpdateWorkerSetAsync(active, now, cancellationToken);

    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        _whole.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken);

    public ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default) =>
        _whole.RunSchedulingCycleAsync(defect == StorageDefect.RefusesPlans ? new RefusingAlgorithm(algorithm) : algorithm, now, drainWindowTicks, cancellationToken);

    public ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        _whole.ConfirmWorkerAssignmentAsync(id, now, cancellationToken);

    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        _whole.RunVisibilityCycleAsync(now, cancellationToken);

    public ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        defect == StorageDefect.LosesMarks ? ValueTask.CompletedTask : _whole.MarkForRemovalAsync(chunk, now, cancellationToken);

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        _whole.RegisterCorrectionsAsync(corrections, now, cancellationToken);

    public ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default) => _whole.ReadStateAsync(cancellationToken);

    public ValueTask DisposeAsync() => _whole.DisposeAsync();

    /// <summary>Asks and says no.</summary>
    private sealed class RefusingAlgorithm(ISchedulingAlgorithm algorithm) : ISchedulingAlgorithm
    {
        public ScheduleOutcome Schedule(SchedulingInput input)
        {
            algorithm.Schedule(input);
            return new ScheduleOutcome.Infeasible();
        }
    }
}
