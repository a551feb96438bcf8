using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>What workers and the portal take over, and confirmation.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>How many active workers confirm an assignment.</summary>
    public int QuorumSize => WatermarkQuorum.Size(Configuration.ConfirmThresholdPercent, Pool.ActiveCount);

    /// <summary>Whether the quorum may leave an active worker behind.</summary>
    public bool HasLaggard => Configuration.ConfirmThresholdPercent is > 0 and < 100 && QuorumSize < Pool.ActiveCount;

    /// <summary>Whether an active worker is one that the quorum may leave behind: those beyond the quorum, by position; none at 100 and at 0.</summary>
    public bool IsDesignatedLaggard(int worker) =>
        Configuration.ConfirmThresholdPercent is > 0 and < 100 && ActiveRank(worker) >= QuorumSize;

    private int ActiveRank(int worker)
    {
        var rank = 0;
        for (var index = 0; index < worker; index++)
        {
            rank += Pool.IsActive(index) ? 1 : 0;
        }

        return rank;
    }

    private async ValueTask FetchAsync(WorkerFetch fetch, CancellationToken cancellationToken)
    {
        if (!Pool.IsReachable(fetch.Worker) || !fetch.Succeeds)
        {
            _outcome = "nothing fetched";
            return;
        }

        if (LatestWorkerAssignment is { } assignment)
        {
            Fleet.Apply(fetch.Worker, assignment);
            JudgeReport(fetch.Worker, assignment);
        }

        await ConfirmAsync(cancellationToken);
    }

    private ValueTask PortalFetchAsync(PortalFetch fetch)
    {
        if (fetch.Succeeds && LatestPortalAssignment is { } assignment)
        {
            _portals[fetch.Portal] = new PortalSnapshot(assignment, PortalTime, assignment.ConfirmedUpTo);
        }
        else
        {
            _outcome = "nothing fetched";
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Counts the quorum and reports the assignment that it has reached.</summary>
    private async ValueTask ConfirmAsync(CancellationToken cancellationToken)
    {
        var applied = new List<WorkerAssignmentId>(Pool.ActiveCount);
        for (var index = 0; index < Pool.Size; index++)
        {
            if (Pool.IsActive(index))
            {
                applied.Add(Fleet.LastReported(index));
            }
        }

        var newest = NewestAssignment;
        var reached = WatermarkQuorum.Watermark(Configuration.ConfirmThresholdPercent, applied, newest);
        _recorder.Judge(
            OracleCatalog.Watermark, WatermarkOracle.JudgeQuorum(Configuration.ConfirmThresholdPercent, applied, newest, reached));
        if (reached > WorkerAssignmentId.None)
        {
            var before = await ReadStateAsync(cancellationToken);
            await _storage.ConfirmWorkerAssignmentAsync(reached, Now, cancellationToken);
            TickIsStored();
            StateHasChanged();
            _recorder.Fold("confirmed", unchecked((ulong)reached.Value));
            await ReadStateAsync(cancellationToken);
            JudgeConfirmation(before, reached, applied);
            var isNews = reached > before.Watermark && Configuration.ConfirmThresholdPercent > 0;
            _facts.Network.AfterConfirmation(isNews, Fleet.IsAnyApplying);
        }
    }
}
