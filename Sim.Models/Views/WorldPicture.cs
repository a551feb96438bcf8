using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Views;
using Sim.Models.Actions;
using Sim.Models.State;
using Sim.Models.Tracing;
using Sim.Models.World;

namespace Sim.Models.Views;

/// <summary>
/// Tells a picture of a run how the world looks after each moment of a step: disks, copies with the reasons why they changed, the
/// lives of chunks, portals, the watermark. It remembers what it said last; the run does not depend on it.
/// </summary>
/// <param name="view">The picture.</param>
/// <param name="world">The world.</param>
internal sealed class WorldPicture(ViewRecorder view, SchedulerWorld world)
{
    private const string Scheduler = "scheduler";
    private const string Numbers = "assignments";

    private readonly Dictionary<(int Asker, bool IsPortal, long PolledAtTick), int> _polls = [];
    private SortedDictionary<(ChunkPk Chunk, int Worker), (WorkerPk Key, CopyStanding Standing)> _copies = [];
    private readonly Dictionary<ChunkPk, int> _positions = [];
    private readonly Dictionary<ChunkPk, string> _plans = [];

    /// <summary>The order in which the planner looks at workers.</summary>
    public CandidateSight Candidates { get; } =
        new(world.Configuration.Planner ?? PlannerHarness.DefaultPlanner, world.Configuration.Hash ?? PlannerHarness.DefaultHash);

    /// <summary>The picture of a world at its beginning; null unless one is wanted.</summary>
    public static WorldPicture? Of(SchedulerWorld world)
    {
        if (world.Recorder.View is not { } view)
        {
            return null;
        }

        var picture = new WorldPicture(view, world);
        picture.Begin();
        picture.ShowStep("");
        return picture;
    }

    /// <summary>Disks changed because workers followed an assignment.</summary>
    public void ShowDisks(WorkerAssignment followed) => Show(PlainReasons.Disks(followed.Id));

    /// <summary>A scheduling cycle ran; null if nobody heard its answer.</summary>
    public void ShowScheduling(SchedulingCycleResult? result)
    {
        var asked = world.Planner.CallsOfCycle.Count > 0 ? world.Planner.LatestCall : null;
        Show(new SchedulingReasons(result, asked, world.State, world.Pool, Candidates));
    }

    /// <summary>Declares the lanes that are there from the beginning.</summary>
    private void Begin()
    {
        view.Clock = () => world.NowTicks;
        view.Lane(Scheduler, "scheduler");
        view.Lane(Numbers, "scheduler");
        for (var portal = 0; portal < world.Portals.Count; portal++)
        {
            view.Lane(OfPortal(portal), "portals");
        }

        for (var index = 0; index < world.Pool.Size; index++)
        {
            view.Lane(TraceNames.OfWorker(index), "workers");
            view.Limit(TraceNames.OfWorker(index), world.Configuration.WorkerCapacityBytes);
        }
    }

    /// <summary>Puts an action on its lanes.</summary>
    public void Act(WorldAction action)
    {
        var (lane, text) = action switch
        {
            WorkerFetch fetch => (TraceNames.OfWorker(fetch.Worker), fetch.Succeeds ? "fetches" : "fetches in vain"),
            WorkerJoined joined => (TraceNames.OfWorker(joined.Worker), "joins"),
            WorkerLeft left => (TraceNames.OfWorker(left.Worker), "leaves"),
            WorkerVersion version => (TraceNames.OfWorker(version.Worker), $"runs version {version.Version ?? "unknown"}"),
            WorkerHealth health => (TraceNames.OfWorker(health.Worker), $"is {health.Status}"),
            Depart depart => (TraceNames.OfWorker(depart.Worker), "falls silent"),
            Poll { Worker: { } worker } => (TraceNames.OfWorker(worker), "polls"),
            Poll { Portal: { } portal } => (OfPortal(portal), "polls"),
            Deliver { Worker: { } worker } => (TraceNames.OfWorker(worker), "gets an answer"),
            Deliver { Portal: { } portal } => (OfPortal(portal), "gets an answer"),
            DownloadDone done => (TraceNames.OfWorker(done.Worker), "has downloaded"),
            PortalFetch fetch => (OfPortal(fetch.Portal), fetch.Succeeds ? "fetches" : "fetches in vain"),
            AddChunks add => (Scheduler, string.Create(CultureInfo.InvariantCulture, $"{AddChunks.Kind}: {add.Chunks.Length}")),
            _ => (Scheduler, action.KindName),
        };
        view.Event(lane, text, action is Depart or WorkerLeft ? ViewTone.Warning : ViewTone.Neutral);
    }

    /// <summary>A worker or a portal was answered; the answer is under way.</summary>
    public void Answered(int asker, bool isPortal, long polledAtTick, long assignment) =>
        _polls[(asker, isPortal, polledAtTick)] = view.Send(
            Scheduler, isPortal ? OfPortal(asker) : TraceNames.OfWorker(asker), string.Create(CultureInfo.InvariantCulture, $"assignment {assignment}"));

    /// <summary>The answer to a poll arrived.</summary>
    public void Arrived(int asker, bool isPortal, long polledAtTick)
    {
        if (_polls.TryGetValue((asker, isPortal, polledAtTick), out var message))
        {
            view.Arrive(message);
        }
    }

    /// <summary>A copy, a chunk, a worker may have changed.</summary>
    /// <param name="reasons">Why, of each copy that did.</param>
    public void Show(ICopyReasons reasons)
    {
        var state = world.State;
        ShowCopies(state, reasons);
        ShowChunks(state, reasons);
    }

    /// <summary>What only the end of a step has to show.</summary>
    public void ShowStep(string outcome)
    {
        Show(PlainReasons.Step);
        var state = world.State;
        ShowWorkers();
        ShowPortals();
        ShowNumbers(state);
        view.Set("", "outcome", outcome.Length > 0 ? outcome : null);
    }

    private void ShowCopies(StorageState state, ICopyReasons reasons)
    {
        var now = CopyStandings.Of(state, world.Pool, world.Fleet);
        foreach (var key in now.Keys.Union(_copies.Keys).Order().ToList())
        {
            var (after, before) = (now.GetValueOrDefault(key), _copies.GetValueOrDefault(key));
            if (after.Standing != before.Standing)
            {
                var change = new CopyChange(key.Chunk, key.Worker, now.ContainsKey(key) ? after.Key : before.Key, before.Standing, after.Standing);
                view.Set(
                    TraceNames.OfWorker(key.Worker), NameOf(state, key.Chunk), after.Standing.Text, reasons.Of(change), reasons.DetailsOf(change));
            }
        }

        _copies = now;
    }

    private void ShowChunks(StorageState state, ICopyReasons reasons)
    {
        for (var position = 0; position < state.Chunks.Count; position++)
        {
            var chunk = state.Chunks[position];
            var lane = TraceNames.OfChunk(position);
            var row = state.LifecycleOf(chunk.Pk);
            var name = ChunkStateName.Of(row, state.Watermark);
            var waiting = state.Waiting.FirstOrDefault(waiting => waiting.Chunk == chunk.Pk);
            view.Lane(lane, "chunks");
            view.Phase(lane, waiting is null ? name : $"{name}, waits", waiting is null ? ToneOf(name) : ViewTone.Warning);
            view.Set(lane, "dataset", chunk.Dataset);
            view.Set(lane, "id", chunk.Id);
            view.Set(lane, "size", string.Create(CultureInfo.InvariantCulture, $"{chunk.SizeBytes} B, blocks {chunk.Blocks.First} to {chunk.Blocks.Last}"));
            view.Set(lane, "state", name, RuleOf(name));
            ShowPlan(lane, chunk.Pk, HoldersText(state.IdealOf(chunk.Pk)) ?? (row is { Rejected: false, Tombstoned: false } ? "nobody" : "nobody, and not offered"), reasons);
            view.Set(lane, "routed to", HoldersText(state.RoutingOf(chunk.Pk)));
            view.Set(lane, "waits", waiting is null ? null : string.Create(CultureInfo.InvariantCulture, $"{WaitingReasonNames.Of(waiting.Reason)}, since tick {waiting.Since}"), "plan: it cannot have its floor, see sticky.md");
        }
    }

    /// <summary>What was seen is composed only if it is news.</summary>
    private void ShowPlan(string lane, ChunkPk chunk, string text, ICopyReasons reasons)
    {
        if (_plans.GetValueOrDefault(chunk) != text)
        {
            _plans[chunk] = text;
            view.Set(lane, "planned on", text, reasons.OfChunk(chunk), reasons.DetailsOf(chunk));
        }
    }

    private string? HoldersText(IReadOnlyList<WorkerPk> workers) =>
        workers.Count == 0 ? null : string.Join(' ', workers.Select(world.Pool.IndexOf).Order().Select(TraceNames.OfWorker));

    private void ShowWorkers()
    {
        var sizes = world.State.Chunks.ToDictionary(chunk => chunk.Pk, chunk => chunk.SizeBytes);
        var bytes = new long[world.Pool.Size, Parts.Length];
        foreach (var ((chunk, worker), (_, standing)) in _copies)
        {
            if (PartOf(standing) is { } part)
            {
                bytes[worker, part] += sizes[chunk];
            }
        }

        for (var index = 0; index < world.Pool.Size; index++)
        {
            var lane = TraceNames.OfWorker(index);
            for (var part = 0; part < Parts.Length; part++)
            {
                view.Level(lane, Parts[part].Name, bytes[index, part], Parts[part].Tone);
            }

            ShowWorker(index, lane);
        }
    }

    private static readonly (string Name, ViewTone Tone)[] Parts =
    [
        ("planned, on disk", ViewTone.Good),
        ("planned, to be fetched", ViewTone.Coming),
        ("draining, on disk", ViewTone.Leaving),
        ("draining, never fetched", ViewTone.Gone),
        ("on disk, not listed any more", ViewTone.Warning),
    ];

    private static int? PartOf(CopyStanding standing) => standing switch
    {
        { IsPlanned: true, IsOnDisk: true } => 0,
        { IsPlanned: true } => 1,
        { IsDraining: true, IsOnDisk: true } => 2,
        { IsDraining: true } => 3,
        { IsOnDisk: true } => 4,
        _ => null,
    };

    private void ShowWorker(int index, string lane)
    {
        var pool = world.Pool;
        var (phase, tone) = pool.IsReachable(index) ? (null, ViewTone.Neutral)
            : pool.IsActive(index) ? ("gone, not noticed", ViewTone.Bad)
            : pool.PkOf(index) is null ? ("not registered", ViewTone.Gone)
            : ("departed", ViewTone.Gone);
        view.Phase(lane, phase, tone);
        view.Set(lane, "worker", phase ?? "active");
        var slice = world.Fleet.SliceOf(index);
        view.Set(lane, "applied", pool.IsReachable(index)
            ? string.Create(CultureInfo.InvariantCulture, $"{slice.LastApplied}, told {world.Fleet.LastReported(index)}{(slice.IsApplying ? string.Create(CultureInfo.InvariantCulture, $", applying {slice.Target}") : "")}")
            : null);
        view.Set(lane, "version", pool.VersionOf(index));
        view.Set(lane, "status", world.Configuration.IgnoreReliability ?? true ? null : pool.StatusOf(index).ToString());
    }

    private void ShowPortals()
    {
        for (var portal = 0; portal < world.Portals.Count; portal++)
        {
            var lane = OfPortal(portal);
            if (world.Portals[portal] is not { } held)
            {
                continue;
            }

            var age = held.AgeTicks(world.PortalTime);
            view.Limit(lane, world.Configuration.MTicks);
            view.Level(lane, "age in ticks", age, ViewTone.Neutral);
            view.Set(lane, "assignment", string.Create(CultureInfo.InvariantCulture, $"{held.Assignment.Id}, as of tick {held.FetchedAt}, confirmed up to {held.Watermark}"));
            view.Set(lane, "age", age < world.Configuration.MTicks ? "younger than M" : "M or older: owed nothing (TIME-4)");
            for (var position = 0; position < world.State.Chunks.Count; position++)
            {
                var chunk = world.State.Chunks[position].Pk;
                var text = held.Assignment.ChunkWorkers.TryGetValue(chunk, out var workers) ? HoldersText(workers)
                    : held.Assignment.Chunks.ContainsKey(chunk) ? "nobody" : null;
                view.Set(lane, TraceNames.OfChunk(position), text);
            }
        }
    }

    private void ShowNumbers(StorageState state)
    {
        view.Level(Numbers, "confirmed", state.Watermark.Value, ViewTone.Good);
        view.Level(Numbers, "published, not confirmed", state.NewestWorkerAssignment.Value - state.Watermark.Value, ViewTone.Coming);
        view.Set("", "watermark", string.Create(CultureInfo.InvariantCulture, $"{state.Watermark} of {state.NewestWorkerAssignment} published"));
        view.Set("", "quorum", string.Create(CultureInfo.InvariantCulture, $"{world.Quorum.Size} of {world.Pool.ActiveCount} active workers"));
        view.Set("", "floor", string.Create(CultureInfo.InvariantCulture, $"{world.Floor}"));
        view.Set("", "planner", world.Configuration.Planner ?? PlannerHarness.DefaultPlanner);
        view.Phase(Scheduler, world.IsRefused ? "shortage" : world.IsInfeasible ? "chunks wait" : null, world.IsRefused ? ViewTone.Bad : ViewTone.Warning);
    }

    private string NameOf(StorageState state, ChunkPk chunk)
    {
        // Positions never change, since chunks are only added.
        while (_positions.Count < state.Chunks.Count)
        {
            _positions.Add(state.Chunks[_positions.Count].Pk, _positions.Count);
        }

        return TraceNames.OfChunk(_positions[chunk]);
    }

    private static string OfPortal(int portal) => string.Create(CultureInfo.InvariantCulture, $"portal {portal}");

    private static ViewTone ToneOf(string name) => name switch
    {
        "visible" => ViewTone.Good,
        "marked" or "dropped" => ViewTone.Leaving,
        "tombstoned" => ViewTone.Gone,
        "rejected" => ViewTone.Bad,
        _ => ViewTone.Coming,
    };

    private static string? RuleOf(string name) => name switch
    {
        "admitted" => "registration, OVL-2: it won its range",
        "rejected" => "registration, OVL-2: its range was taken; that is final (OVL-3)",
        "assigned" => "plan, CYC-13: in an ideal for the first time",
        "confirmed" => "confirmation, CONF-2: its first assignment is confirmed",
        "visible" => "visibility, VIS-4: promoted",
        "marked" => "removal or correction, VIS-3: its end was asked for",
        "dropped" => "visibility, VIS-5: marked, so this portal assignment does not name it any more",
        "tombstoned" => "housekeeping, CYC-2: dropped at least M ticks ago",
        _ => null,
    };
}
