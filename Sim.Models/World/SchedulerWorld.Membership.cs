using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Models.Actions;

namespace Sim.Models.World;

/// <content>Workers that come and go. No cycle runs; the next one draws the consequences.</content>
public sealed partial class SchedulerWorld
{
    private async ValueTask JoinAsync(int worker, CancellationToken cancellationToken)
    {
        if (!Pool.IsSpare(worker))
        {
            _outcome = "not a spare worker";
            return;
        }

        Pool.SetActive(worker, true);
        await HandOverRosterAsync(cancellationToken);
        if (Pool.PkOf(worker) is { } pk)
        {
            Departures = Departures.WithReturn(pk, NewestAssignment);
            _facts.Membership.AfterJoin(State, pk);
        }
    }

    /// <summary>The worker that an action takes away; null if it takes away none.</summary>
    private WorkerPk? LeaverOf(WorldAction action) => action switch
    {
        WorkerLeft left when Pool.IsReachable(left.Worker) => Pool.PkOf(left.Worker),
        Depart depart when Pool.IsReachable(depart.Worker) => Pool.PkOf(depart.Worker),
        _ => null,
    };

    private async ValueTask LeaveAsync(int worker, CancellationToken cancellationToken)
    {
        if (!Pool.IsReachable(worker))
        {
            _outcome = "not an active worker";
            return;
        }

        await PassUntilAsync(Later(Configuration.DepartureDetectionTicks), cancellationToken);
        await StrikeOffAsync(worker, cancellationToken);
    }

    /// <summary>A worker falls silent. The clock brings along that somebody notices.</summary>
    private async ValueTask DepartAsync(int worker, CancellationToken cancellationToken)
    {
        if (!Pool.IsReachable(worker))
        {
            _outcome = "not an active worker";
            return;
        }

        Fleet.Silence(worker);
        Pool.Silence(worker);
        _workerAnswers.Forget(worker);
        if (Pool.PkOf(worker) is { } pk)
        {
            Departures = Departures.WithSilence(pk);
        }

        _noticing.Enqueue(Later(Configuration.DepartureDetectionTicks).Value, worker);
        await PassUntilAsync(Now, cancellationToken);
    }

    /// <summary>The scheduler is told that a worker is gone.</summary>
    private async ValueTask StrikeOffAsync(int worker, CancellationToken cancellationToken)
    {
        Pool.SetActive(worker, false);
        _workerAnswers.Forget(worker);
        if (Pool.PkOf(worker) is { } pk)
        {
            Departures = Departures.WithDeparture(pk, NewestAssignment);
        }

        await HandOverRosterAsync(cancellationToken);
    }

    private async ValueTask ChangeVersionAsync(WorkerVersion change, CancellationToken cancellationToken)
    {
        if (Pool.PkOf(change.Worker) is { } pk && Pool.VersionOf(change.Worker) != change.Version)
        {
            _facts.Versions.AfterChange(pk, Pool.VersionOf(change.Worker), change.Version);
        }

        Pool.SetVersion(change.Worker, change.Version);
        if (Pool.IsActive(change.Worker))
        {
            await HandOverRosterAsync(cancellationToken);
        }
    }

    private void ChangeStatus(WorkerHealth health)
    {
        Pool.SetStatus(health.Worker, health.Status);
        if (Pool.PkOf(health.Worker) is { } pk)
        {
            _facts.Reliability.AfterStatus(State, pk, Pool.StatusOf(health.Worker) == WorkerStatus.Online);
        }
    }

    private async ValueTask HandOverRosterAsync(CancellationToken cancellationToken)
    {
        await _storage.UpdateWorkerSetAsync(Pool.Roster(), Now, cancellationToken);
        await LearnRosterAsync(cancellationToken);
    }

    private async ValueTask LearnRosterAsync(CancellationToken cancellationToken)
    {
        TickIsStored();
        StateHasChanged();
        Pool.LearnRegistry((await ReadStateAsync(cancellationToken)).Workers);
        Fleet.Sync();
    }
}
