using Scheduler.Core.Lifecycle;
using Sim.Engine.Events;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Coverage;
using Sim.Models.Network;
using Sim.Models.Views;
using Sim.Oracles;
using Sim.Oracles.Feasibility;
using Sim.Oracles.Judging;

namespace Sim.Models.World;

/// <summary>
/// The simulated world around a scheduler: a storage under test, a fleet of workers with disks, portals, and a clock. It draws no
/// random numbers; actions decide everything, and say themselves what they do to it. What happened it tells its judge.
/// </summary>
/// <remarks>One part per file: this one holds what there is, others the cycle, and time with what it brings along.</remarks>
public sealed partial class SchedulerWorld : ISimulatedSystem<WorldAction>
{
    /// <summary>Rounds within which a world must come to rest.</summary>
    public const int SettleLimitCycles = 200;

    private readonly WorldStorage _backend;
    private readonly EventQueue<int> _noticing = new();
    private readonly PortalSnapshot?[] _portals;
    private WorldNarrator? _narrator;
    private ScheduleStatus _scheduleStatus;
    private long _cycles;
    private int _restarts;

    private SchedulerWorld(WorldConfiguration configuration, WorldStorage storage, Recorder recorder)
    {
        Configuration = configuration;
        _backend = storage;
        Recorder = recorder;
        Floor = configuration.MinReplication;
        Pool = new WorkerPool(configuration.PoolSize, configuration.Workers, configuration.WorkerVersions, configuration.WorkerStatuses);
        Fleet = new WorkerFleet(Pool);
        Quorum = new FleetQuorum(Pool, configuration.ConfirmThresholdPercent);
        Planner = new PlannerHarness(configuration, Pool);
        Storage = new StorageSession(storage, recorder, () => Planner.LatestCall?.LeftOut ?? []);
        Clock = new HostClock(storage.Operations, configuration.LeapLimitTicks is not null);
        Judge = new WorldJudge(recorder, new(Planner.Traits, configuration.WorkerCapacityBytes, configuration.MTicks, storage.Schedulers))
        {
            Explain = (reading, verdict) => WorldNarrator.Explained(reading, Pool, verdict),
        };
        Facts = new FactWatch(configuration, recorder);
        Telemetry = new WorldTelemetry(this, recorder);
        _portals = new PortalSnapshot?[configuration.PortalCount];
    }

    /// <summary>What the world was built from.</summary>
    public WorldConfiguration Configuration { get; }

    /// <summary>The machines.</summary>
    public WorkerPool Pool { get; }

    /// <summary>What is on their disks.</summary>
    public WorkerFleet Fleet { get; }

    /// <summary>How many of them confirm an assignment.</summary>
    public FleetQuorum Quorum { get; }

    /// <summary>What each portal holds; null before its first fetch.</summary>
    public IReadOnlyList<PortalSnapshot?> Portals => _portals;

    /// <summary>Departures that routing has not caught up with.</summary>
    public DepartureRecord Departures { get; internal set; } = DepartureRecord.None;

    /// <summary>What happened since the start.</summary>
    public WorldCounters Counters { get; } = new();

    /// <summary>Present logical time.</summary>
    public Tick Now => Clock.Now;

    /// <summary>Hash of everything executed so far.</summary>
    public ulong TraceHash => Recorder.TraceHash;

    /// <inheritdoc/>
    public long NowTicks => Now.Value;

    /// <summary>The floor of copies per chunk in force.</summary>
    public int Floor { get; internal set; }

    /// <summary>Whether the most recent scheduling attempt was refused, or left some chunk waiting for its floor.</summary>
    public bool IsInfeasible { get; private set; }

    /// <summary>Whether the most recent scheduling attempt was refused as a whole, so that nothing was published. Waiting chunks excuse nothing.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Set by a probe that found the fleet short; cleared by the next cycle that leaves nothing waiting.</summary>
    public bool IsSaturationLatched { get; internal set; }

    /// <summary>The latest published worker assignment; null before the first.</summary>
    public WorkerAssignment? LatestWorkerAssignment { get; private set; }

    /// <summary>The latest published portal assignment; null before the first.</summary>
    public PortalAssignment? LatestPortalAssignment { get; private set; }

    /// <summary>The state of the storage after the last step.</summary>
    public StorageState State => Storage.State;

    /// <summary>Whether a copy was given up whose window has not started.</summary>
    public bool HasPendingDrain => State.StaleMappings.Any(static stale => stale.DroppedAt is null);

    /// <summary>The chunks that the host left out of the latest plan, ascending.</summary>
    public IReadOnlyList<ChunkPk> LeftOut => Planner.LatestCall?.LeftOut ?? [];

    /// <summary>The sentinel: the latest attempt was not refused, whatever waits, and every routed chunk has an active listed holder.</summary>
    public bool AreRoutedChunksCovered =>
        !IsRefused && RoutedChunksCoveredOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene).IsHolding;

    /// <summary>Share of the active disks that the ideal fills.</summary>
    public double FillRatio => Telemetry.FillRatio;

    /// <summary>The fewest ideal holders of any chunk that is owed a floor; 0 without such a chunk.</summary>
    public int EffectiveReplication => Telemetry.EffectiveReplication;

    /// <summary>What the floors of all live chunks ask of the workers that are there.</summary>
    public PackingProblem LiveFloors => DepartureRule.LiveFloorsWithout(this, leaver: null);

    /// <summary>The picture; null unless one is wanted.</summary>
    internal WorldPicture? Picture { get; private set; }

    internal WorldTelemetry Telemetry { get; }

    internal StorageSession Storage { get; }

    internal HostClock Clock { get; }

    internal PlannerHarness Planner { get; }

    internal WorldJudge Judge { get; }

    internal FactWatch Facts { get; }

    internal Recorder Recorder { get; }

    internal AnswersUnderWay<WorkerAssignment> WorkerAnswers { get; } = new();

    internal AnswersUnderWay<PortalSnapshot> PortalAnswers { get; } = new();

    /// <summary>What the step came to, for its line in the trace.</summary>
    internal string Outcome { get; set; } = "";

    internal Tick PortalTime => Clock.PortalTime;

    internal WorkerAssignmentId NewestAssignment => LatestWorkerAssignment?.Id ?? WorkerAssignmentId.None;

    internal WorldScene Scene => new(Fleet.Copies, Departures, IsRefused);

    internal FleetRules Rules =>
        new(Floor, Configuration.WorkerCapacityBytes, Configuration.Saturation, WorldEligibility.Of(State, Pool, Planner));

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
            recorder.Wording = violation => WorldNarrator.Named(world, violation);
            await world.Storage.CallAsync(calls => calls.InsertDatasetsAsync(configuration.Datasets, cancellationToken), cancellationToken);
            await world.HandOverRosterAsync(cancellationToken);
            world._narrator = new WorldNarrator(world, recorder, tracesWholeStates);
            world.Picture = WorldPicture.Of(world);
            return world;
        }
        catch
        {
            await storage.Lease.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool IsEnabled(WorldAction action) => action.IsEnabledIn(this);

    /// <inheritdoc/>
    public async ValueTask ExecuteAsync(WorldAction action, CancellationToken cancellationToken)
    {
        (_scheduleStatus, Outcome) = (ScheduleStatus.NoRun, "");
        Recorder.Label($"action: {action.KindName}");
        if (action.IsIdle)
        {
            return;
        }

        Counters.RealSteps++;
        Picture?.Act(action);
        var leaver = action.LeaverIn(this);
        try
        {
            await action.PerformAsync(this, cancellationToken);
            EndStep(leaver);
        }
        catch (OracleViolatedException)
        {
            await _narrator!.TraceStepAsync(_scheduleStatus, Outcome, cancellationToken);
            throw;
        }

        await _narrator!.TraceStepAsync(_scheduleStatus, Outcome, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        Recorder.Measure("case: real steps", Counters.RealSteps);
        Recorder.Measure("case: saturation episodes", Counters.SaturationEpisodes);
        Recorder.Measure("case: final tick", Now.Value);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _backend.Lease.DisposeAsync();

    /// <summary>Reads the state of the storage, should a violation have ended the step before that was done.</summary>
    public ValueTask RefreshAsync(CancellationToken cancellationToken) => Storage.RefreshAsync(cancellationToken);

    /// <summary>From which block on the host wants the chunks of a dataset to be placed; 0 if all of them.</summary>
    public long CoveredFrom(string dataset) => Planner.Coverage.FromBlockOf(dataset);

    /// <summary>The world as its judge reads it.</summary>
    internal WorldReading Reading() => new(Storage.View, Fleet, () => Rules)
    {
        Now = Now,
        PortalTime = PortalTime,
        Floor = Floor,
        Departures = Departures,
        IsRefused = IsRefused,
        IsInfeasible = IsInfeasible,
        LatestCall = Planner.LatestCall,
        WorkerAssignment = LatestWorkerAssignment,
        PortalAssignment = LatestPortalAssignment,
    };

    /// <summary>A portal routes by another assignment from now on.</summary>
    internal void Route(int portal, PortalSnapshot snapshot) => _portals[portal] = snapshot;

    private void EndStep(WorkerPk? leaver)
    {
        var coverage = Judge.AfterStep(Reading(), leaver, Storage.NewestTick, _portals);
        if (coverage.Excuse == ExcuseReasons.MaskedByShortage)
        {
            Counters.MaskedStrands++;
            Recorder.Label("strand check: uncovered chunk masked by shortage");
        }

        Telemetry.AfterStep(hasRun: _scheduleStatus != ScheduleStatus.NoRun);
        Recorder.Visit(AbstractState.Of(this).Hash());
    }
}
