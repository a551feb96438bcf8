using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Sim.Engine.Verdicts;
using Sim.Models.World;
using Sim.Oracles;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>
/// A scheduler that is struck at statement boundaries. After each fault but a cancellation it is started anew from the database alone, under a
/// new epoch, and the operation is repeated at the same tick. A scheduling cycle is repeated by the world, which judges first
/// what the fault left; the others are repeated here, once it is clear that a fault which committed nothing left nothing.
/// </summary>
/// <param name="lease">Database and first scheduler.</param>
/// <param name="options">How schedulers are opened.</param>
/// <param name="faults">Strikes.</param>
public sealed class RestartingStorage(StorageLease lease, PostgresStorageOptions options, WalkInterceptor faults)
    : ISchedulerStorage, IStorageInspection
{
    private PostgresSchedulerStorage _current = lease.Storage;
    private bool _isInterrupted;
    private Tick? _consentedUpTo;

    /// <summary>How often the scheduler was started anew.</summary>
    public int Restarts { get; private set; }

    public void ConsentToLeap(Tick upTo)
    {
        _consentedUpTo = upTo;
        _current.ConsentToLeap(upTo);
    }

    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        await RunAsync(
            StorageOperations.InsertDatasets,
            storage => Silent(storage.InsertDatasetsAsync(names, cancellationToken)),
            (before, now) => Recovery.Datasets(names, before, now));

    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        RunAsync(
            StorageOperations.InsertChunks,
            storage => storage.InsertChunksAsync(chunks, cancellationToken),
            (before, now) => Recovery.Chunks(chunks, before, now));

    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        RunAsync(
            StorageOperations.IngestChunks,
            storage => storage.IngestChunksAsync(chunks, cancellationToken),
            (before, now) => Recovery.Ingested(chunks, before, now));

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        RunAsync(StorageOperations.RegisterNewChunks, storage => storage.RegisterNewChunksAsync(cancellationToken), Recovery.Admitted);

    public async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        await RunAsync(StorageOperations.UpdateWorkerSet, storage => Silent(storage.UpdateWorkerSetAsync(active, now, cancellationToken)));

    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        RunAsync(
            StorageOperations.CollectInactiveWorkers,
            storage => storage.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken),
            Recovery.Collected);

    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        await RunAsync(StorageOperations.ConfirmWorkerAssignment, storage => Silent(storage.ConfirmWorkerAssignmentAsync(id, now, cancellationToken)));

    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        RunAsync(StorageOperations.RunVisibilityCycle, storage => storage.RunVisibilityCycleAsync(now, cancellationToken));

    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        await RunAsync(StorageOperations.MarkForRemoval, storage => Silent(storage.MarkForRemovalAsync(chunk, now, cancellationToken)));

    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        RunAsync(
            StorageOperations.RegisterCorrections,
            storage => storage.RegisterCorrectionsAsync(corrections, now, cancellationToken),
            (before, after) => Recovery.Corrections(corrections, before, after));

    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default)
    {
        if (!_isInterrupted)
        {
            faults.Begin(StorageOperations.RunSchedulingCycle);
        }

        _isInterrupted = false;
        try
        {
            return await AttemptAsync(storage => storage.RunSchedulingCycleAsync(algorithm, now, drainWindowTicks, cancellationToken));
        }
        catch (Exception fault) when (IsStruck(fault))
        {
            _isInterrupted = true;
            await RecoverAsync(fault);
            throw new SchedulerRestartedException(fault);
        }
    }

    public ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default) => _current.ReadStateAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _current.DisposeAsync();
        await lease.DisposeAsync();
    }

    private async ValueTask<T> RunAsync<T>(
        string operation, Func<ISchedulerStorage, ValueTask<T>> call, Func<StorageState, StorageState, T?>? recover = null)
        where T : class
    {
        var first = await ReadStateAsync();
        var before = first;
        faults.Begin(operation);
        while (true)
        {
            try
            {
                var answer = await AttemptAsync(call);
                return ReferenceEquals(before, first) ? answer : recover?.Invoke(first, await ReadStateAsync()) ?? answer;
            }
            catch (Exception fault) when (IsStruck(fault))
            {
                before = await RecoverAfterAsync(fault, operation, before);
            }
            catch (StorageException refusal) when (!ReferenceEquals(before, first) && IsAlreadyThere(refusal.Kind))
            {
                if (recover?.Invoke(first, await ReadStateAsync()) is { } answer)
                {
                    return answer;
                }

                throw;
            }
        }
    }

    /// <summary>What a repetition meets if the first attempt was committed after all.</summary>
    private static bool IsAlreadyThere(StorageErrorKind kind) =>
        kind is StorageErrorKind.DatasetAlreadyExists or StorageErrorKind.ChunkAlreadyExists or StorageErrorKind.CorrectionRejected;

    private async ValueTask<T> AttemptAsync<T>(Func<ISchedulerStorage, ValueTask<T>> call)
    {
        faults.Arm();
        try
        {
            return await call(new CancellableStorage(_current, faults.Token));
        }
        finally
        {
            faults.Disarm();
        }
    }

    /// <summary>Whether an attempt ended as its fault must end it.</summary>
    private bool IsStruck(Exception fault) => faults.Fatal is not null && fault is (StorageException or OperationCanceledException);

    private async ValueTask<StorageState> RecoverAfterAsync(Exception fault, string operation, StorageState before)
    {
        var strike = faults.Fatal!.Value;
        await RecoverAsync(fault);
        var now = await ReadStateAsync();
        if (!strike.IsCommitted && ContractOracle.JudgeNothingRemains($"{operation}, struck at {strike.Statement},", before, now).Violation is { } violation)
        {
            throw new OracleViolatedException(OracleCatalog.Contract, violation);
        }

        return now;
    }

    /// <summary>After a cancellation the same scheduler goes on: nothing is wrong with its connection.</summary>
    private ValueTask RecoverAsync(Exception fault) => fault is OperationCanceledException ? ValueTask.CompletedTask : RestartAsync();

    private async ValueTask RestartAsync()
    {
        Restarts++;
        var epoch = _current.Epoch;
        await _current.DisposeAsync();
        _current = await SchedulerTakeover.OpenWhenFreeAsync(options);
        if (_consentedUpTo is { } upTo)
        {
            // What the host has agreed to it agrees to after a restart as well.
            _current.ConsentToLeap(upTo);
        }

        Assert.True(_current.Epoch > epoch, $"epoch {_current.Epoch} was claimed after {epoch}");
    }

    private static async ValueTask<object> Silent(ValueTask operation)
    {
        await operation;
        return Recovery.Done;
    }
}
