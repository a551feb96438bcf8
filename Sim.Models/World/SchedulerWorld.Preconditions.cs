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
    /// <summary>What the floors of all live chunks ask of the workers that are there.</summary>
    public PackingProblem LiveFloors => LiveFloorsWithout(leaver: null);

    /// <inheritdoc/>
    public bool IsEnabled(WorldAction action) => action switch
    {
        AdvanceClock => State.StaleMappings.Count > 0 || LatestPortalAssignment is not null,
        CheckConverged => State.Chunks.Count > 0,
        WorkerLeft left => IsDepartureRecoverable(left.Worker, static chunk => chunk is { PortalVisible: true, InRemoval: false }),
        Depart depart => IsDepartureRecoverable(depart.Worker, static chunk => chunk is { InRemoval: false }),
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

    /// <summary>
    /// Whether no scheduler is asked for the impossible when a worker goes: all floors fit on the others, and every
    /// chunk in question that the leaver has on disk is also on the disk of another worker that is there and that the ideal
    /// names. A surviving copy that only drains does not count, since it is scheduled to go; but of a chunk that the host leaves
    /// out nothing else is to be had, and its drains last for as long as readers are sent there.
    /// </summary>
    /// <param name="index">Position of the worker.</param>
    /// <param name="isInQuestion">
    /// Which chunks must not be lost. Of a departure that the scheduler hears of at once, those that readers see: drains of
    /// the others are taken back in time. Before it hears of it, a drain may end and a chunk may be shown.
    /// </param>
    private bool IsDepartureRecoverable(int index, Func<ChunkLifecycle?, bool> isInQuestion)
    {
        if (!Pool.IsReachable(index) || Pool.ActiveCount - Pool.SilentCount < 2 || Pool.PkOf(index) is not { } leaver)
        {
            return false;
        }

        for (var row = 0; row < View.ChunkCount; row++)
        {
            var chunk = View.ChunkAt(row).Pk;
            if (isInQuestion(View.LifecycleAt(row))
                && Fleet.Copies.Holds(leaver, chunk)
                && !HasOtherHolder(View.IdealAt(row), chunk, leaver)
                && !(View.IsLeftOut(row) && HasOtherHolder(View.StaleAt(row), chunk, leaver)))
            {
                return false;
            }
        }

        return DecreasingPacker.Packs(LiveFloorsWithout(leaver));
    }

    private PackingProblem LiveFloorsWithout(WorkerPk? leaver) =>
        PackingProblem.OfLiveChunks(View, Rules, worker => worker == leaver || Pool.IsSilent(worker));

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
