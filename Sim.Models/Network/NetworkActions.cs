using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Events;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Network;

/// <summary>
/// What happens next in a timed case: the next event of one queue that holds the polls of all workers and portals, answers
/// under way, downloads, departures, cycles, and what people do. Latencies are drawn here and recorded as the times of
/// steps, so that the walk alone replays.
/// </summary>
/// <param name="conditions">Clocks, latencies and bandwidths.</param>
/// <param name="workload">Draws what people do.</param>
/// <param name="stream">The stream of this concern.</param>
public sealed class NetworkActions(NetworkConditions conditions, IActionSource<WorldAction, SchedulerWorld> workload, RandomStream stream)
    : IActionSource<WorldAction, SchedulerWorld>
{
    private readonly EventQueue<NetworkEvent> _queue = new(TieRule.Seeded(stream.Next64()));
    private readonly Dictionary<int, (ChunkPk Chunk, EventHandle End)> _downloads = [];
    private bool _isStarted;

    /// <inheritdoc/>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.LatestPortalAssignment is null)
        {
            workload.Offer(system, choices);
            return;
        }

        if (!_isStarted)
        {
            Start(system.NowTicks);
        }

        FollowDownloads(system);
        while (_queue.TryDequeue(out var next, out var timeTicks))
        {
            var atTick = Math.Max(timeTicks, system.NowTicks);
            if (next.Kind == NetworkEventKind.Workload)
            {
                Again(next, atTick, conditions.WorkloadPeriodTicks);
                workload.Offer(system, choices);
                return;
            }

            if (ActionOf(next, atTick, system) is { } action && system.IsEnabled(action))
            {
                choices.Add(1, Gen.Const(action));
                return;
            }
        }
    }

    private void Start(long nowTicks)
    {
        _isStarted = true;
        for (var worker = 0; worker < conditions.WorkerPeriodTicks.Length; worker++)
        {
            Again(new(NetworkEventKind.WorkerPoll, worker), nowTicks, conditions.WorkerPeriodTicks[worker]);
        }

        for (var portal = 0; portal < conditions.PortalPeriodTicks.Length; portal++)
        {
            _queue.Enqueue(nowTicks + stream.Next(10), new(NetworkEventKind.PortalPoll, portal));
        }

        Again(new(NetworkEventKind.Cycle), nowTicks, conditions.CyclePeriodTicks);
        Again(new(NetworkEventKind.Workload), nowTicks, conditions.WorkloadPeriodTicks);
        if (conditions.DeparturePeriodTicks > 0)
        {
            Again(new(NetworkEventKind.Departure), nowTicks, conditions.DeparturePeriodTicks);
        }
    }

    private WorldAction? ActionOf(NetworkEvent next, long atTick, SchedulerWorld system)
    {
        switch (next.Kind)
        {
            case NetworkEventKind.WorkerPoll:
                Again(next, atTick, conditions.WorkerPeriodTicks[next.Subject]);
                return PollOf(next.Subject, atTick, system);
            case NetworkEventKind.PortalPoll:
                Again(next, atTick, conditions.PortalPeriodTicks[next.Subject]);
                Answer(new(NetworkEventKind.PortalDelivery, next.Subject, atTick), atTick);
                return new Poll(atTick, Portal: next.Subject);
            case NetworkEventKind.WorkerDelivery:
                return new Deliver(atTick, next.PolledAtTick, Worker: next.Subject);
            case NetworkEventKind.PortalDelivery:
                return new Deliver(atTick, next.PolledAtTick, Portal: next.Subject);
            case NetworkEventKind.DownloadEnd:
                _downloads.Remove(next.Subject, out var download);
                var chunk = system.State.ChunkOf(download.Chunk);
                return new DownloadDone(atTick, next.Subject, chunk.Dataset, chunk.Id);
            case NetworkEventKind.Departure:
                Again(next, atTick, conditions.DeparturePeriodTicks);
                return DepartureFrom(system, atTick);
            default:
                Again(next, atTick, conditions.CyclePeriodTicks);
                return new AdvanceClock(atTick - system.NowTicks);
        }
    }

    /// <summary>Some worker that may depart; null if nobody may.</summary>
    private Depart? DepartureFrom(SchedulerWorld system, long atTick)
    {
        var first = stream.Next(system.Pool.Size);
        return Enumerable.Range(first, system.Pool.Size)
            .Select(position => new Depart(atTick, position % system.Pool.Size))
            .FirstOrDefault(system.IsEnabled);
    }

    /// <summary>A worker that has nothing to say and nothing to learn polls in vain, which is no step of its own.</summary>
    private Poll? PollOf(int worker, long atTick, SchedulerWorld system)
    {
        if (!system.Pool.IsReachable(worker) || system.LatestWorkerAssignment is not { } newest)
        {
            return null;
        }

        var slice = system.Fleet.SliceOf(worker);
        var isNews = newest.Id > slice.Target;
        if (isNews)
        {
            Answer(new(NetworkEventKind.WorkerDelivery, worker, atTick), atTick);
        }

        return isNews || slice.LastApplied != system.Fleet.LastReported(worker) ? new Poll(atTick, Worker: worker) : null;
    }

    private void Answer(NetworkEvent delivery, long atTick)
    {
        var ticket = stream.Next(100);
        var copies = ticket < conditions.LostPercent ? 0 : ticket < conditions.LostPercent + conditions.DoubledPercent ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            _queue.Enqueue(atTick + stream.Draw(conditions.LatencyTicks), delivery);
        }
    }

    /// <summary>Each worker downloads one chunk after the other; a download that is not wanted any more is given up.</summary>
    private void FollowDownloads(SchedulerWorld system)
    {
        for (var worker = 0; worker < system.Pool.Size; worker++)
        {
            var wanted = system.Fleet.SliceOf(worker).Downloads;
            if (_downloads.TryGetValue(worker, out var current) && Array.BinarySearch(wanted, current.Chunk) < 0)
            {
                _queue.Cancel(current.End);
                _downloads.Remove(worker);
            }

            if (wanted.Length > 0 && !_downloads.ContainsKey(worker))
            {
                var bytesPerTick = conditions.BytesPerTick[worker];
                var ticks = (system.State.ChunkOf(wanted[0]).SizeBytes + bytesPerTick - 1) / bytesPerTick;
                _downloads[worker] = (wanted[0], _queue.Enqueue(system.NowTicks + ticks, new(NetworkEventKind.DownloadEnd, worker)));
            }
        }
    }

    /// <summary>The next time of something that comes again and again, neither exactly in step nor ever at once.</summary>
    private void Again(NetworkEvent timer, long atTick, long periodTicks) =>
        _queue.Enqueue(atTick + Math.Max(1, periodTicks - 1 + stream.Next(3)), timer);
}
