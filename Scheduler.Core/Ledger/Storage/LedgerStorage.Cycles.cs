using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <content>Operations on the scheduler's own rows.</content>
public abstract partial class LedgerStorage
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterNewChunksAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.RegisterNewChunks);
        var (_, decision) = await RunAsync(LedgerOperation.RegisterNewChunks, null, static ledger => ledger.DecideRegistration(), cancellationToken);
        return decision.Verdict.Admitted;
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is open in the backend while the algorithm plans. Housekeeping is final before, or nothing would ever drain while the fleet is full.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="drainWindowTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long drainWindowTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(algorithm);
        StorageLimits.RequireWindow(drainWindowTicks, nameof(drainWindowTicks));
        using var phase = Phase(StoragePhases.RunSchedulingCycle);
        var (ledger, housekeeping) = await RunAsync(
            LedgerOperation.KeepHouse, now, ledger => ledger.DecideHousekeeping(now, drainWindowTicks), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var input = ledger.BuildSchedulingInput();
        if (ledger.Ask(algorithm, input) is not ScheduleOutcome.Placed placed)
        {
            return new SchedulingCycleResult.Shortage(housekeeping.Due);
        }

        var decision = ledger.DecidePlacement(placed, input, now);
        cancellationToken.ThrowIfCancellationRequested();
        await RunAsync(LedgerOperation.Place, null, _ => decision, cancellationToken);
        return new SchedulingCycleResult.Published(ledger.BuildWorkerAssignment(decision), decision.Evicted, housekeeping.Due)
        {
            Waiting = decision.Waiting.Waiting,
        };
    }

    /// <inheritdoc/>
    public async ValueTask ConfirmWorkerAssignmentAsync(WorkerAssignmentId id, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.ConfirmWorkerAssignment);
        await RunAsync(LedgerOperation.ConfirmWorkerAssignment, now, ledger => ledger.DecideConfirmation(id), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<PortalAssignment> RunVisibilityCycleAsync(Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.RunVisibilityCycle);
        var (ledger, decision) = await RunAsync(
            LedgerOperation.RunVisibilityCycle, now, ledger => ledger.DecideVisibility(now), cancellationToken);
        return ledger.BuildPortalAssignment(decision.Portal);
    }

    /// <inheritdoc/>
    public async ValueTask MarkForRemovalAsync(ChunkPk chunk, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.MarkForRemoval);
        await RunAsync(LedgerOperation.MarkForRemoval, now, ledger => ledger.DecideMark(chunk, now), cancellationToken);
    }
}
