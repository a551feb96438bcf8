using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;
using Sim.Models.Actions;
using Sim.Oracles;
using Sim.Oracles.Judging;

namespace Sim.Models.World;

/// <summary>The planner of one world, with the weights of its chunks. The rings are kept while the fleet stays the same.</summary>
public sealed class PlannerHarness : IJudgedPlanner
{
    /// <summary>The planner that an absent name means in a walk file, for ever.</summary>
    public const string DefaultPlanner = PlannerCatalog.Multistep;

    /// <summary>The ring hash that an absent name means in a walk file, for ever.</summary>
    public const string DefaultHash = PlannerCatalog.XxHash64;

    /// <summary>The rounding that an absent name means in a walk file, for ever.</summary>
    public const string DefaultRounding = PlannerCatalog.Truncated;

    private readonly string _hash;
    private readonly PlacementEdges _edges;
    private readonly TableWeightStrategy _table;
    private readonly IReadOnlyList<string> _datasets;
    private readonly WeightTable _weights = new();
    private readonly Dictionary<(string Dataset, string Id), ChunkWeight> _accepted = [];
    private readonly Dictionary<(string Dataset, string Id), SemVersion> _restricted = [];
    private readonly List<PlannerCall> _calls = [];
    private readonly PlacementConfiguration _settings;
    private readonly PoolStatuses _statuses;
    private RecordedPlanner _planner;
    private IWeightStrategy _strategy;
    private RecordedAlgorithm _algorithm;

    /// <summary>Creates the planner that a configuration names.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="pool">The machines, whose health it may look at.</param>
    public PlannerHarness(WorldConfiguration configuration, WorkerPool pool)
    {
        _statuses = new PoolStatuses(pool);
        Name = configuration.Planner ?? DefaultPlanner;
        _hash = configuration.Hash ?? DefaultHash;
        _edges = NamedEdges.OfPlanner(configuration.Edges);
        _planner = Fresh();
        _table = new TableWeightStrategy(_weights);
        _strategy = _table;
        _datasets = configuration.Datasets;
        _settings = new PlacementConfiguration(
            configuration.WorkerCapacityBytes,
            configuration.Saturation,
            configuration.MinReplication,
            configuration.IgnoreReliability ?? true,
            Rounding: PlannerCatalog.RoundingOf(configuration.Rounding ?? DefaultRounding),
            Rings: configuration.Rings ?? PlacementConfiguration.DefaultRings);
        _algorithm = Under(configuration.MinReplication);
    }

    /// <summary>Name of the planner.</summary>
    public string Name { get; }

    /// <summary>What the planner can do.</summary>
    public PlannerTraits Traits => PlannerCatalog.TraitsOf(Name);

    /// <summary>What the host wants to be placed.</summary>
    public Coverage Coverage { get; private set; } = Coverage.Whole;

    /// <summary>Changes from which block on the chunks of a dataset are to be placed.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="fromBlock">The block: absolute if at least 0, else an offset from the last block.</param>
    public void Cover(string dataset, long fromBlock)
    {
        Coverage = Coverage.From(dataset, fromBlock);
        _strategy = Coverage.StrategyOf(_datasets, _table);
        Replace(_algorithm.Settings.MinimumReplication);
    }

    /// <summary>Records weight and minimum version of a chunk that the storage accepted; they never change afterwards.</summary>
    public void Accept(ChunkPayload chunk)
    {
        var minimum = chunk.MinimumWorkerVersion is { } text ? SemVersion.Parse(text) : null;
        var weight = new ChunkWeight(checked((ushort)chunk.Weight), minimum);
        _weights.Set(chunk.Dataset, chunk.Id, weight);
        _accepted.Add((chunk.Dataset, chunk.Id), weight);
        if (minimum is not null)
        {
            _restricted.Add((chunk.Dataset, chunk.Id), minimum);
        }
    }

    /// <summary>The version that a chunk asks of a worker; null if any will do.</summary>
    public SemVersion? MinimumVersionOf(ChunkView chunk) => _restricted.GetValueOrDefault((chunk.Dataset, chunk.Id));

    /// <summary>Whether some chunk asks for a version.</summary>
    public bool HasRestrictedChunks => _restricted.Count > 0;

    /// <summary>The latest question to the planner and its answer; null before the first.</summary>
    public PlannerCall? LatestCall => _algorithm.LatestCall;

    /// <summary>The calls since <see cref="BeginCycle"/>, in order.</summary>
    public IReadOnlyList<PlannerCall> CallsOfCycle => _calls;

    /// <summary>What the judges know of the host: settings, weights and health as the world has them, not as the planner was told.</summary>
    /// <param name="call">The call to be judged, whose chunks decide where a dataset ends.</param>
    public PlannerHost HostOf(PlannerCall call) => new(
        _algorithm.Settings,
        chunk => Array.BinarySearch(call.LeftOut, chunk.Pk) >= 0 ? null : _accepted[(chunk.Dataset, chunk.Id)],
        _statuses.StatusOf);

    /// <summary>Forgets the calls so far.</summary>
    public void BeginCycle() => _calls.Clear();

    /// <summary>The host is started anew: the planner remembers nothing.</summary>
    public void Restart()
    {
        _planner = Fresh();
        _algorithm = Under(_algorithm.Settings.MinimumReplication);
    }

    /// <summary>The algorithm under a floor.</summary>
    public ISchedulingAlgorithm AlgorithmFor(int floor)
    {
        if (floor != _algorithm.Settings.MinimumReplication)
        {
            Replace(floor);
        }

        return _algorithm;
    }

    /// <summary>
    /// What a planner that was never asked before answers to a question; it shares nothing with the other, not even rings or
    /// the sizes at which work is cut.
    /// </summary>
    public ScheduleOutcome AskAfresh(SchedulingInput input)
    {
        var planner = PlannerCatalog.Create(Name, _hash, threads: 1, edges: _edges with { Work = WorkEdges.Usual });
        return new PlannerAlgorithm(planner, Coverage.StrategyOf(_datasets, new TableWeightStrategy(_weights)), _algorithm.Settings, _statuses).Schedule(input);
    }

    private RecordedPlanner Fresh() => new(PlannerCatalog.Create(Name, _hash, edges: _edges));

    /// <summary>What was asked last stays known, whatever is asked from now on.</summary>
    private void Replace(int floor) => _algorithm = Under(floor, _algorithm.LatestCall);

    private RecordedAlgorithm Under(int floor, PlannerCall? latestCall = null) =>
        new(_planner, _strategy, Coverage, _settings with { MinimumReplication = floor }, _statuses, _calls) { LatestCall = latestCall };
}
