using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Events;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Network;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>Steps that happen at a time of their own, and what the clock brings along.</content>
public sealed partial class SchedulerWorld
{
    private readonly EventQueue<int> _noticing = new();
    private readonly AnswersUnderWay<WorkerAssignment> _workerAnswers = new();
    private readonly AnswersUnderWay<PortalSnapshot> _portalAnswers = new();

    private async ValueTask HappenAsync(TimedAction action, CancellationToken cancellationToken)
    {
        await PassUntilAsync(new Tick(Math.Max(action.AtTick, Now.Value)), cancellationToken);
        switch (action)
        {
            case Poll { Worker: { } worker } poll:
                await PollAsync(worker, poll.AtTick, cancellationToken);
                break;
            case Poll { Portal: { } portal } poll:
                PollByPortal(portal, poll.AtTick);
                break;
            case Deliver { Worker: { } worker } answer:
                DeliverToWorker(worker, answer.PolledAtTick);
                break;
            case Deliver { Portal: { } portal } answer:
                DeliverToPortal(portal, answer.PolledAtTick);
                break;
            case DownloadDone download:
                EndDownload(download);
                break;
            case Depart depart:
                await DepartAsync(depart.Worker, cancellationToken);
                break;
            default:
                throw new InvariantViolatedException($"no rule for the action {action.Describe()}");
        }
    }

    /// <summary>The tick that lies some ticks ahead.</summary>
    /// <exception cref="WalkNotExecutableException">There is none: the clock ends before it.</exception>
    private Tick Later(long ticks) => ticks <= StorageLimits.LargestTick - Now.Value
        ? Now.Plus(ticks)
        : throw new WalkNotExecutableException(string.Create(
            CultureInfo.InvariantCulture, $"tick {Now} plus {ticks} is beyond {StorageLimits.LargestTick}, the largest tick"));

    /// <summary>Moves the clock. Departures that are noticed on the way are handed over at their own tick.</summary>
    private async ValueTask PassUntilAsync(Tick target, CancellationToken cancellationToken)
    {
        while (_noticing.TryPeekTime(out var due) && due <= target.Value)
        {
            _noticing.TryDequeue(out var worker, out _);
            MoveTo(new Tick(Math.Max(due, Now.Value)));
            await StrikeOffAsync(worker, cancellationToken);
        }

        MoveTo(target);
    }

    /// <summary>Moves the clock until no departure is left that nobody knows of: before that no scheduler can come to rest.</summary>
    private async ValueTask AwaitNoticingAsync(CancellationToken cancellationToken)
    {
        while (_noticing.TryPeekTime(out var due))
        {
            await PassUntilAsync(new Tick(due), cancellationToken);
        }
    }

    private async ValueTask PollAsync(int worker, long polledAtTick, CancellationToken cancellationToken)
    {
        if (!Pool.IsReachable(worker) || LatestWorkerAssignment is not { } assignment)
        {
            _outcome = "nothing polled";
            return;
        }

        Fleet.Report(worker);
        _workerAnswers.Send(worker, polledAtTick, assignment);
        await ConfirmAsync(cancellationToken);
    }

    /// <summary>What a portal routes by is as old as the answer, not as its arrival.</summary>
    private void PollByPortal(int portal, long polledAtTick)
    {
        if (LatestPortalAssignment is { } assignment)
        {
            _portalAnswers.Send(portal, polledAtTick, new PortalSnapshot(assignment, PortalTime, assignment.ConfirmedUpTo));
        }
        else
        {
            _outcome = "nothing polled";
        }
    }

    private void DeliverToWorker(int worker, long polledAtTick)
    {
        if (!Pool.IsReachable(worker) || _workerAnswers.Find(worker, polledAtTick) is not { } assignment)
        {
            _outcome = "nothing delivered";
            return;
        }

        var before = Fleet.SliceOf(worker);
        var isFirst = _workerAnswers.Arrive(worker, polledAtTick);
        var isHeeded = Fleet.Receive(worker, assignment);
        _facts.Network.AfterDelivery(before, assignment.Id, LatestWorkerAssignment!.Id, isFirst, isHeeded);
        _outcome = isHeeded ? $"worker assignment {assignment.Id} taken" : $"worker assignment {assignment.Id} ignored";
        if (isHeeded)
        {
            JudgeApplication(worker, assignment);
        }
    }

    private void EndDownload(DownloadDone download)
    {
        if (WantedBy(download) is not { } chunk || Fleet.FollowedBy(download.Worker) is not { } assignment)
        {
            _outcome = "not wanted any more";
            return;
        }

        Fleet.EndDownload(download.Worker, chunk);
        JudgeApplication(download.Worker, assignment);
    }

    /// <summary>The chunk of a download if the worker waits for it; else null.</summary>
    private ChunkPk? WantedBy(DownloadDone download) =>
        Pool.IsReachable(download.Worker)
        && State.PkOf(download.Dataset, download.Id) is { } chunk
        && Array.BinarySearch(Fleet.SliceOf(download.Worker).Downloads, chunk) >= 0
            ? chunk
            : null;

    private void DeliverToPortal(int portal, long polledAtTick)
    {
        if (_portalAnswers.Find(portal, polledAtTick) is not { } answer)
        {
            _outcome = "nothing delivered";
            return;
        }

        var isNews = _portals[portal] is not { } held || answer.FetchedAt > held.FetchedAt || answer.Assignment.Id > held.Assignment.Id;
        _facts.Network.AfterPortalDelivery(isNews, answer.AgeTicks(PortalTime) >= Configuration.MTicks);
        if (isNews)
        {
            _portals[portal] = answer;
        }

        _outcome = isNews ? $"portal assignment {answer.Assignment.Id} taken" : $"portal assignment {answer.Assignment.Id} ignored";
    }
}
