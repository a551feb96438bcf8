using BenchmarkDotNet.Attributes;
using Scheduler.Core.Placement;

namespace Benchmarks.Placement;

/// <summary>One placement of the planner <c>multistep</c>: from nothing with empty caches, and again when nothing has changed.</summary>
[MemoryDiagnoser]
public class PlacementBenchmarks
{
    private readonly IPlanner _planner = PlannerCatalog.Create();
    private PlacementInput _cold = null!;
    private PlacementInput _settled = null!;

    [Params(100)]
    public int Workers { get; set; }

    [Params(10_000)]
    public int Chunks { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _cold = BenchmarkFleet.Create(Workers, Chunks);
        var placed = ((PlacementOutcome.Placed)_planner.Plan(_cold)).Workers;
        _settled = _cold with { Held = placed, Committed = placed };
    }

    [Benchmark(Baseline = true)]
    public PlacementOutcome Cold() => PlannerCatalog.Create().Plan(_cold);

    [Benchmark]
    public PlacementOutcome NothingChanged() => _planner.Plan(_settled);
}
