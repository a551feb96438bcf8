using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles.Feasibility;
namespace Sim.Models.World;

/// <content>
/// When an action makes sense. Walk files replay without asking. A correction always does: how a bad one is refused is
/// worth seeing, so that it is up to each model whether to draw one.
/// </content>
public sealed partial class SchedulerWorld
{
    /// <inheritdoc/>
    public bool IsEnabled(WorldAction action) => action switch
    {
        AdvanceClock => State.StaleMappings.Count > 0 || LatestPortalAssignment is not null,
        CheckConverged => State.Chunks.Count > 0,
        WorkerLeft left => IsDepartureRecoverable(left.Worker),
        Depart depart => IsDepartureRecoverable(depart.Worker),
        WorkerFetch fetch => Pool.IsReachable(fetch.Worker),
        Poll { Worker: { } worker } => Pool.IsReachable(worker) && LatestWorkerAssignment is not null,
        Poll => LatestPortalAssignment is not null,
        Deliver { Worker: { } worker } answer => Pool.IsReachable(worker) && _workerAnswers.Find(worker, answer.PolledAtTick) is not null,
        Deliver { Portal: { } portal } answer => _portalAnswers.Find(portal, answer.PolledAtTick) is not null,
        DownloadDone download => WantedBy(download) is not null,
        PortalFetch => LatestPortalAssignment is not null,
        RemoveChunk remove => State.PkOf(remove.Dataset, remove.Id) is not null,
        SetMinReplication set => set.Value >= 1 && set.Value <= Pool.ActiveCount,
        _ => true,
    };

    private bool IsDepartureRecoverable(int worker) =>
        Pool.IsReachable(worker) && Pool.ActiveCount - Pool.SilentCount > 1 && IsRemovalRecoverable(worker);

    /// <summary>
    /// Whether no scheduler is asked for the impossible when the worker leaves: all floors fit on the others, and every
    /// visible chunk that the leaver has on disk is also on the disk of another active worker that the ideal names. A
    /// surviving copy that only drains does not count, since it is scheduled to go.
    /// </summary>
    private bool IsRemovalRecoverable(int index)
    {
        if (Pool.PkOf(index) is not { } leaver)
        {
            return false;
        }

        for (var row = 0; row < View.ChunkCount; row++)
        {
            var chunk = View.ChunkAt(row).Pk;
            if (View.LifecycleAt(row) is { PortalVisible: true, InRemoval: false }
                && Fleet.Copies.Holds(leaver, chunk)
                && !HasOtherHolder(View.IdealAt(row), chunk, leaver))
            {
                return false;
            }
        }

        return DecreasingPacker.Packs(PackingProblem.OfLiveChunks(View, Rules, worker => worker == leaver || Pool.IsSilent(worker)));
    }

    private bool HasOtherHolder(ReadOnlySpan<WorkerPk> ideal, ChunkPk chunk, WorkerPk leaver)
    {
        foreach (var worker in ideal)
        {
            if (worker != leaver && Fleet.Copies.Holds(worker, chunk))
            {
                return true;
            }
        }

        return false;
    }
}
