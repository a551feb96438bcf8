using Scheduler.Core.Lifecycle;
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
            Departures = Departures.WithReturn(pk);
            _facts.Membership.AfterJoin(State, pk);
        }
    }

    private async ValueTask LeaveAsync(int worker, CancellationToken cancellationToken)
    {
        if (!Pool.IsActive(worker))
        {
            _outcome = "not an active worker";
            return;
        }

        Pool.SetActive(worker, false);
        if (Pool.PkOf(worker) is { } pk)
        {
            var newest = LatestWorkerAssignment?.Id ?? WorkerAssignmentId.None;
            Departures = Departures.WithDeparture(pk, newest);
            _blindEvictions.AfterDeparture(pk, newest);
        }

        Now = Now.Plus(Configuration.DepartureDetectionTicks);
        await HandOverRosterAsync(cancellationToken);
    }

    private async ValueTask ChangeVersionAsync(WorkerVersion change, CancellationToken cancellationToken)
    {
        if (Pool.PkOf(change.Worker) is { } pk && Pool.VersionOf(change.Worker) != change.Version)
        {
            _facts.Versions.AfterUpgrade(pk);
        }

        Pool.SetVersion(change.Worker, change.Version);
        if (Pool.IsActive(change.Worker))
        {
            await HandOverRosterAsync(cancellationToken);
        }
    }

    private async ValueTask HandOverRosterAsync(CancellationToken cancellationToken)
    {
        await _storage.UpdateWorkerSetAsync(Pool.Roster(), Now, cancellationToken);
        StateHasChanged();
        Pool.LearnRegistry((await ReadStateAsync(cancellationToken)).Workers);
        Fleet.Sync();
    }
}
