using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Coverage;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// The simulated world around a scheduler: a storage under test, a fleet of workers with disks, a portal, and a clock. It
/// draws no random numbers; actions decide everything.
/// </summary>
/// <remarks>One part per file: this one dispatches actions; others hold the cycle, membership, chunks, fetches, the network, the probe and the judgements.</remarks>
public sealed partial class SchedulerWorld : ISimulatedSystem<WorldAction>
{
    private readonly ISchedulerStorage _storage;
    private readonly IStorageInspection _inspection;
    private readonly WorldStorage _backend;
    private readonly Recorder _recorder;
    private readonly PlannerHarness _planner;
    private readonly FactWatch _facts;
    private readonly SortedSet<ChunkPk> _requestedRemovals = [];
    private readonly SortedSet<ChunkPk> _shownSinceCycle = [];
    private readonly StrictWatermarks _strictWatermarks = new();
    private readonly BlindReleases _blindReleases;
    private readonly SortedDictionary<ChunkPk, int> _gapAges = [];
    private readonly PortalSnapshot?[] _portals;
    private StorageState? _state;
    private StorageState? _lastState;
    private PlacementView? _view;
    private PhysicalRetentionBaseline? _reachable;
    private ConfirmedRoutingModel _routing = ConfirmedRoutingModel.Initial;
    private ListingHistory _listings = ListingHistory.Empty;
    private PublishedIds _publishedIds = PublishedIds.None;
    private ScheduleStatus _scheduleStatus;
    private string _outcome = "";
    private long _cycles;
    private int _restarts;

    private SchedulerWorld(WorldConfiguration configuration, WorldStorage storage, Recorder recorder)
    {
        Configuration = configuration;
        _storage = storage.Operations;
        _inspection = storage.Inspection;
        _backend = storage;
        _recorder = recorder;
        Floor = configuration.MinReplication;
        Pool = new WorkerPool(configuration.PoolSize, configuration.Workers, configuration.WorkerVersions, configuration.WorkerStatuses);
        Fleet = new WorkerFleet(Pool);
        _planner = new PlannerHarness(configuration, Pool);
        _blindReleases = new BlindReleases(IsPlannerToTheLetter, IsHollow, Fleet.FollowedBy, (worker, chunk) => Fleet.Copies.Holds(worker, chunk));
        _facts = new FactWatch(configuration, recorder);
        _portals = new PortalSnapshot?[configuration.PortalCount];
    }

    /// <summary>What the world was built from.</summary>
    public WorldConfiguration Configuration { get; }

    /// <summary>The machines.</summary>
    public WorkerPool Pool { get; }

    /// <summary>What is on their disks.</summary>
    public WorkerFleet Fleet { get; }

    /// <summary>What each portal holds; null before its first fetch.</summary>
    public IReadOnlyList<PortalSnapshot?> Portals => _portals;

    /// <summary>Departures that routing has not caught up with.</summary>
    public DepartureRecord Departures { get; private set; } = DepartureRecord.None;

    /// <summary>What happened since the start.</summary>
    public WorldCounters Counters { get; } = new();

    /// <summary>Present logical time.</summary>
    public Tick Now { get; private set; }

    /// <summary>Hash of everything executed so far.</summary>
    public ulong TraceHash => _recorder.TraceHash;

    /// <inheritdoc/>
    public long NowTicks => Now.Value;

    /// <summary>The floor of copies per chunk in force.</summary>
    public int Floor { get; private set; }

    /// <summary>Whether the most recent scheduling attempt was refused, or left some chunk waiting for its floor.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>Whether the most recent scheduling attempt was refused as a whole, so that nothing was published. Waiting chunks excuse nothing.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Set by a probe that found the fleet short; cleared by the next cycle that leaves nothing waiting.</summary>
    public bool IsSaturationLatched { get; private set; }

    /// <summary>The latest published worker assignment; null before the first.</summary>
    public WorkerAssignment? LatestWorkerAssignment { get; private set; }

    /// <summary>The latest published portal assignment; null before the first.</summary>
    public PortalAssignment? LatestPortalAssignment { get; private set; }

    /// <summary>Whether a copy was given up whose window has not started.</summary>
    public bool HasPendingDrain
    {
        get
        {
            foreach (var stale in State.StaleMappings)
            {
                if (stale.DroppedAt is null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The state of the storage after the last step.</summary>
    public StorageState State => _state ?? throw new InvariantViolatedException("the state is read at the end of every step");

    private WorkerAssignmentId NewestAssignment => LatestWorkerAssignment?.Id ?? WorkerAssignmentId.None;

    private PlacementView View => _view ??= PlacementView.From(State, _planner.LatestCall?.LeftOut ?? []);

    /// <summary>Builds a world: datasets and the first roster are registered at tick 0, no cycle has run.</summary>
    /// <param name="configuration">What to build it from.</param>
    /// <param name="provider">Opens the backend.</param>
    /// <param name="recorder">Where it reports.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <param name="tracesWholeStates">Whether the lines of a trace also show all that is stored, after each step.</param>
    public static async ValueTask<SchedulerWorld> CreateAsync(
        WorldConfiguration configuration,
        IStorageProvider provider,
        Recorder recorder,
        CancellationToken cancellationToken,
        bool tracesWholeStates = false)
    {
        var storage = await provider.OpenAsync(StorageSettings.Of(configuration), cancellationToken);
        try
        {
            var world = new SchedulerWorld(configuration, storage, recorder);
            recorder.Wording = world.Named;
            await world._storage.InsertDatasetsAsync(configuration.Datasets, cancellationToken);
            await world.HandOverRosterAsync(cancellationToken);
            world.TraceBanner(tracesWholeStates);
            return world;
        }
        catch
        {
            await storage.Lease.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(WorldAction action, CancellationToken cancellationToken)
    {
        _scheduleStatus = ScheduleStatus.NoRun;
        _outcome = "";
        _recorder.Label($"action: {action.KindName}");
        if (action is Idle)
        {
            return;
        }

        Counters.RealSteps++;
        var leaver = LeaverOf(action);
        try
        {
            await PerformAsync(action, cancellationToken);
            await ReadStateAsync(cancellationToken);
            JudgeStep(leaver);
            _recorder.Visit(AbstractState.Of(this).Hash());
        }
        catch (OracleViolatedException)
        {
            await TraceStepAsync(cancellationToken);
            throw;
        }

        await TraceStepAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        _recorder.Measure("case: real steps", Counters.RealSteps);
        _recorder.Measure("case: saturation episodes", Counters.SaturationEpisodes);
        _recorder.Measure("case: final tick", Now.Value);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _backend.Lease.DisposeAsync();

    private ValueTask PerformAsync(WorldAction action, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case AddChunks add:
                return AddAsync(add, cancellationToken);
            case AdvanceClock advance:
                return AdvanceAsync(advance, cancellationToken);
            case CheckConverged check:
                return ConvergeAsync(check.Check, cancellationToken);
            case WorkerJoined joined:
                return JoinAsync(joined.Worker, cancellationToken);
            case WorkerLeft left:
                return LeaveAsync(left.Worker, cancellationToken);
            case WorkerFetch fetch:
                return FetchAsync(fetch, cancellationToken);
            case PortalFetch fetch:
                return PortalFetchAsync(fetch);
            case CorrectChunk correct:
                return CorrectAsync(correct, cancellationToken);
            case IngestChunks ingest:
                return IngestAsync(ingest, cancellationToken);
            case CorrectBatch batch:
                return CorrectBatchAsync(batch, cancellationToken);
            case RemoveChunk remove:
                return RemoveAsync(remove, cancellationToken);
            case SetMinReplication set:
                return SetFloorAsync(set.Value, cancellationToken);
            case CoverDataset cover:
                return CoverAsync(cover, cancellationToken);
            case WorkerVersion version:
                return ChangeVersionAsync(version, cancellationToken);
            case WorkerHealth health:
                ChangeStatus(health);
                return ValueTask.CompletedTask;
            case SetClock set:
                return SetClockAsync(set, cancellationToken);
            case TimedAction timed:
                return HappenAsync(timed, cancellationToken);
            default:
                throw new InvariantViolatedException($"no rule for the action {action.KindName}");
        }
    }

    /// <summary>Reads the state of the storage, should a violation have ended the step before that was done.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken) => await ReadStateAsync(cancellationToken);

    private async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken)
    {
        if (_state is null)
        {
            _state = await _inspection.ReadStateAsync(cancellationToken);
            _lastState = _state;
            if (_backend.CompareAsync is { } compareAsync)
            {
                _recorder.Judge(OracleCatalog.Lockstep, await compareAsync(_state, cancellationToken));
            }
        }

        return _state;
    }

    private void StateHasChanged()
    {
        _state = null;
        _view = null;
    }
}
