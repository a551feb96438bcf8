using Scheduler.Core.Placement;
using Sim.Models.Measuring;

namespace Benchmarks.Placement;

/// <summary>A fleet in each of the situations that are timed, for a planner with the rounding that suits it.</summary>
internal sealed class BenchmarkFleet(FleetSize size, string planner = PlannerCatalog.Multistep)
{
    private const ulong Seed = 42;

    private readonly PlacementInput _cold = MeasuredFleet.Create(
        size.Workers, size.Chunks, Seed, PlannerCatalog.RoundingOf(PlannerCatalog.UsualRoundingOf(planner)));

    /// <summary>Nobody holds anything.</summary>
    public PlacementInput Cold() => _cold;

    /// <summary>The result of <see cref="Cold"/> is held, seen and routed to, and nothing has changed since.</summary>
    public PlacementInput Settled(HolderLists placed)
    {
        var visible = new bool[placed.Count];
        Array.Fill(visible, true);
        return _cold with { Chunks = _cold.Chunks with { Visible = visible }, Held = placed, Committed = placed, Routed = placed };
    }

    /// <summary>One percent of the workers are other ones, and what the leavers held is gone.</summary>
    public PlacementInput WithReplacedWorkers(HolderLists placed) => FleetEvent.WorkersReplaced.Change(Settled(placed), Seed);

    /// <summary>One percent more chunks, which nobody holds.</summary>
    public PlacementInput WithMoreChunks(HolderLists placed) => FleetEvent.ChunksAdded.Change(Settled(placed), Seed);

    /// <summary>Two percent more chunks, for which the targets of others fall.</summary>
    public PlacementInput WithTwoPercentMoreChunks(HolderLists placed) => FleetEvent.TwoPercentAdded.Change(Settled(placed), Seed);
}
