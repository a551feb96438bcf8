using Scheduler.Core;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Lockstep;

/// <summary>Passes every operation to two backends and ends the case when their answers differ: what they return, what they publish, or how they refuse.</summary>
/// <param name="leftName">Name of the left backend, whose answer is passed on.</param>
/// <param name="left">The left backend.</param>
/// <param name="rightName">Name of the right backend.</param>
/// <param name="right">The right backend.</param>
public sealed class LockstepStorage(string leftName, WorldStorage left, string rightName, WorldStorage right) : ISchedulerStorage
{
    /// <inheritdoc/>
    public void ConsentToLeap(Tick upTo)
    {
        left.Operations.ConsentToLeap(upTo);
        right.Operations.ConsentToLeap(upTo);
    }

    /// <inheritdoc/>
    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        await BothAsync("insert datasets", storage => Silent(storage.InsertDatasetsAsync(names, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        BothAsync("insert chunks", storage => storage.InsertChunksAsync(chunks, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        BothAsync("ingest chunks", storage => storage.IngestChunksAsync(chunks, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default) =>
        BothAsync("register chunks", storage => storage.RegisterNewChunksAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync("update workers", storage => Silent(storage.UpdateWorkerSetAsync(active, now, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        BothAsync("collect workers", storage => storage.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default) =>
        BothAsync("scheduling cycle", storage => storage.RunSchedulingCycleAsync(algorithm, now, drainWindowTicks, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync("confirm", storage => Silent(storage.ConfirmWorkerAssignmentAsync(id, now, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default) =>
        BothAsync("visibility cycle", storage => storage.RunVisibilityCycleAsync(now, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default) =>
        await BothAsync("mark for removal", storage => Silent(storage.MarkForRemovalAsync(chunk, now, cancellationToken)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default) =>
        BothAsync("register corrections", storage => storage.RegisterCorrectionsAsync(corrections, now, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await left.Lease.DisposeAsync();
        await right.Lease.DisposeAsync();
    }

    private async ValueTask<T> BothAsync<T>(string operation, Func<ISchedulerStorage, ValueTask<T>> call)
    {
        var (leftAnswer, leftRefusal) = await AskAsync(left.Operations, call);
        var (rightAnswer, rightRefusal) = await AskAsync(right.Operations, call);
        var (leftText, rightText) = (AnswerText.Of(leftAnswer, leftRefusal), AnswerText.Of(rightAnswer, rightRefusal));
        if (leftText != rightText)
        {
            var sentence = $"{operation}: {leftName} answers {leftText}; {rightName} answers {rightText}";
            throw new OracleViolatedException(
                OracleCatalog.Lockstep, new Violation(OracleCatalog.Lockstep.Id, operation, operation, sentence));
        }

        return leftRefusal is null ? leftAnswer! : throw leftRefusal;
    }

    private static async ValueTask<(T? Answer, Exception? Refusal)> AskAsync<T>(ISchedulerStorage storage, Func<ISchedulerStorage, ValueTask<T>> call)
    {
        try
        {
            return (await call(storage), null);
        }
        catch (Exception refusal) when (refusal is not (InvariantViolatedException or OperationCanceledException or EnvironmentFaultException)
            && !(refusal is StorageException fault && fault.Kind.IsOfEnvironment()))
        {
            // Whatever else it is, an exception of the algorithm too: the other backend must be told the same and refuse alike.
            return (default, refusal);
        }
    }

    private static async ValueTask<bool> Silent(ValueTask operation)
    {
        await operation;
        return true;
    }
}
