using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>No transaction is open while the algorithm plans.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public async ValueTask<SchedulingCycleResult> RunSchedulingCycleAsync(
        ISchedulingAlgorithm algorithm, Tick now, long mTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(algorithm);
        StorageLimits.RequireWindow(mTicks, nameof(mTicks));
        using var phase = Phase(StoragePhases.RunSchedulingCycle);
        var (ledger, housekeeping) = await KeepHouseAsync(now, mTicks, cancellationToken);
        var input = ledger.BuildSchedulingInput();
        if (ledger.Ask(algorithm, input) is not ScheduleOutcome.Placed placed)
        {
            return new SchedulingCycleResult.Shortage(housekeeping);
        }

        var decision = ledger.DecidePlacement(placed, input, now);
        cancellationToken.ThrowIfCancellationRequested();
        await CommitPlacementAsync(decision, now, cancellationToken);
        ledger.ApplyPlacement(decision, now);
        return new SchedulingCycleResult.Published(ledger.BuildWorkerAssignment(decision), decision.Evicted, housekeeping) { Waiting = decision.Waiting.Waiting };
    }

    /// <summary>The first transaction. It is final before placement starts, or nothing would ever drain while the fleet is full.</summary>
    private Task<(ChunkLedger Ledger, Housekeeping Done)> KeepHouseAsync(Tick now, long mTicks, CancellationToken cancellationToken)
    {
        const string Operation = "run_scheduling_cycle:housekeeping";
        return WriteAsync(
            Operation,
            now,
            async (transaction, ledger) =>
            {
                await LedgerRefresh.WorkersAsync(transaction, Operation, ledger, cancellationToken);
                var done = ledger.KeepHouse(now, mTicks);
                await HousekeepingWriter.WriteAsync(transaction, ledger, done, now, cancellationToken);
                return (ledger, done);
            },
            cancellationToken);
    }

    /// <summary>The second transaction: the new ideal and all that follows from it, as one unit. The first has stored the tick; others may have gone on meanwhile.</summary>
    private Task<bool> CommitPlacementAsync(PlacementDecision decision, Tick now, CancellationToken cancellationToken) =>
        WriteAsync(
            "run_scheduling_cycle:placement",
            async (transaction, _) =>
            {
                await PlacementWriter.WriteAsync(transaction, decision, now, _options.SchedulerVersion, cancellationToken);
                return true;
            },
            cancellationToken);
}
