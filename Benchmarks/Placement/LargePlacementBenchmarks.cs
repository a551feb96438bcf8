using BenchmarkDotNet.Attributes;
using Scheduler.Core.Placement;

namespace Benchmarks.Placement;

/// <summary>One placement at the sizes that bars are set for, of each planner that is used in cycles and with each ring hash. The simple implementation takes minutes there and is left out.</summary>
[MemoryDiagnoser]
[Config(typeof(OncePerIteration))]
public class LargePlacementBenchmarks
{
    private IPlanner _planner = null!;
    private PlacementInput _cold = null!;
    private PlacementInput _settled = null!;
    private PlacementInput _replaced = null!;
    private PlacementInput _grown = null!;

    public static IEnumerable<FleetSize> Sizes => [new(2_000, 500_000), new(2_000, 2_000_000)];

    [ParamsSource(nameof(Sizes))]
    public FleetSize Size { get; set; } = null!;

    [Params(PlannerCatalog.XxHash64, PlannerCatalog.SeaHash)]
    public string Hash { get; set; } = "";

    [Params(PlannerCatalog.Multistep, PlannerCatalog.Sticky)]
    public string Planner { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _planner = PlannerCatalog.Create(Planner, Hash);
        var fleet = new BenchmarkFleet(Size, Planner);
        _cold = fleet.Cold();
        var placed = ((PlacementOutcome.Placed)_planner.Plan(_cold)).Workers;
        _settled = fleet.Settled(placed);
        _replaced = fleet.WithReplacedWorkers(placed);
        _grown = fleet.WithMoreChunks(placed);
    }

    /// <summary>Every change starts from the settled fleet.</summary>
    [IterationSetup]
    public void Settle() => _planner.Plan(_settled);

    [Benchmark]
    public PlacementOutcome Cold() => PlannerCatalog.Create(Planner, Hash).Plan(_cold);

    [Benchmark]
    public PlacementOutcome NothingChanged() => _planner.Plan(_settled);

    [Benchmark]
    public PlacementOutcome WorkersReplaced() => _planner.Plan(_replaced);

    [Benchmark]
    public PlacementOutcome ChunksAdded() => _planner.Plan(_grown);
}
