using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>The planner of one world, with the weights of its chunks. The rings are kept while the fleet stays the same.</summary>
public sealed class PlannerHarness
{
    /// <summary>The planner that an absent name means in a walk file, for ever.</summary>
    public const string DefaultPlanner = PlannerCatalog.Multistep;

    /// <summary>The ring hash that an absent name means in a walk file, for ever.</summary>
    public const string DefaultHash = PlannerCatalog.XxHash64;

    /// <summary>The rounding that an absent name means in a walk file, for ever.</summary>
    public const string DefaultRounding = PlannerCatalog.Truncated;

    private readonly string _hash;
    private readonly PlacementEdges _edges;
    private readonly TableWeightStrategy _strategy;
    private readonly WeightTable _weights = new();
    private readonly Dictionary<(string Dataset, string Id), ChunkWeight> _accepted = [];
    private readonly Dictionary<(string Dataset, string Id), SemVersion> _restricted = [];
    private readonly List<PlannerCall> _calls = [];
    private readonly PlacementConfiguration _settings;
    private readonly PoolStatuses _statuses;
    private RecordedPlanner _planner;
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
        _strategy = new TableWeightStrategy(_weights);
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
    public PlannerHost Host => new(_algorithm.Settings, chunk => _accepted[(chunk.Dataset, chunk.Id)], _statuses.StatusOf);

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
            _algorithm = Under(floor);
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
        return new PlannerAlgorithm(planner, new TableWeightStrategy(_weights), _algorithm.Settings, _statuses).Schedule(input);
    }

    private RecordedPlanner Fresh() => new(PlannerCatalog.Create(Name, _hash, edges: _edges));

    private RecordedAlgorithm Under(int floor) => new(_planner, _strategy, _settings with { MinimumReplication = floor }, _statuses, _calls);
}
