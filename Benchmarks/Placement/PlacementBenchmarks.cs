using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Scheduler.Core.Placement;
using Scheduler.Placement.Reference;

namespace Benchmarks.Placement;

/// <summary>
/// One placement of the planner <c>multistep</c> beside the simple implementation: from nothing with empty caches, and after
/// each kind of change with the caches of the cycle before.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
[Config(typeof(OncePerIteration))]
public class PlacementBenchmarks
{
    private readonly IPlanner _planner = PlannerCatalog.Create(PlannerCatalog.Multistep);
    private readonly SimplePlanner<XxHash64RingHash> _simple = new(PlannerCatalog.Multistep);
    private PlacementInput _cold = null!;
    private PlacementInput _settled = null!;
    private PlacementInput _replaced = null!;
    private PlacementInput _grown = null!;

    public static IEnumerable<FleetSize> Sizes => [new(100, 10_000), new(500, 100_000)];

    [ParamsSource(nameof(Sizes))]
    public FleetSize Size { get; set; } = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var fleet = new BenchmarkFleet(Size);
        _cold = fleet.Cold();
        var placed = ((PlacementOutcome.Placed)_planner.Plan(_cold)).Workers;
        _settled = fleet.Settled(placed);
        _replaced = fleet.WithReplacedWorkers(placed);
        _grown = fleet.WithMoreChunks(placed);
    }

    /// <summary>Every change starts from the settled fleet.</summary>
    [IterationSetup]
    public void Settle()
    {
        _planner.Plan(_settled);
        _simple.Plan(_settled);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("cold")]
    public PlacementOutcome ColdSimple() => new SimplePlanner<XxHash64RingHash>(PlannerCatalog.Multistep).Plan(_cold);

    [Benchmark, BenchmarkCategory("cold")]
    public PlacementOutcome Cold() => PlannerCatalog.Create(PlannerCatalog.Multistep).Plan(_cold);

    [Benchmark(Baseline = true), BenchmarkCategory("nothing changed")]
    public PlacementOutcome NothingChangedSimple() => _simple.Plan(_settled);

    [Benchmark, BenchmarkCategory("nothing changed")]
    public PlacementOutcome NothingChanged() => _planner.Plan(_settled);

    [Benchmark(Baseline = true), BenchmarkCategory("1 % of workers replaced")]
    public PlacementOutcome WorkersReplacedSimple() => _simple.Plan(_replaced);

    [Benchmark, BenchmarkCategory("1 % of workers replaced")]
    public PlacementOutcome WorkersReplaced() => _planner.Plan(_replaced);

    [Benchmark(Baseline = true), BenchmarkCategory("1 % more chunks")]
    public PlacementOutcome ChunksAddedSimple() => _simple.Plan(_grown);

    [Benchmark, BenchmarkCategory("1 % more chunks")]
    public PlacementOutcome ChunksAdded() => _planner.Plan(_grown);
}
