using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>
/// The three planners without any of the work that the product saves: one thread, one hash and one search per walk, both
/// stages from the beginning in every cycle. It judges the product on inputs that are too large for the judge of the
/// tests, and it is the baseline of the benchmarks. Only the rings are kept from call to call.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class SimplePlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly ReliabilitySplit<SimpleRings<THash>> _split;

    /// <summary>Creates a planner.</summary>
    /// <param name="name">The planner of the product that it stands for.</param>
    public SimplePlanner(string name)
    {
        Name = name;
        _split = new ReliabilitySplit<SimpleRings<THash>>(PlanFleet, static () => new SimpleRings<THash>());
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input);
        var together = Name == PlannerCatalog.Stateless && !Array.TrueForAll(input.Workers.UsedBytes, used => used == 0);
        var outcome = together ? _split.PlanTogether(input) : _split.Plan(input);
        if (outcome is PlacementOutcome.Placed placed && Name != PlannerCatalog.Ideal)
        {
            RowOrder.Sort(placed.Workers);
        }

        return outcome;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, SimpleRings<THash> rings)
    {
        var capacity = fleet.Configuration.WorkerCapacityBytes;
        var freeBytes = Array.ConvertAll(fleet.Workers.UsedBytes, used => Math.Max(0, capacity - used));
        var budgetBytes = Name == PlannerCatalog.Stateless
            ? FleetBudget.OfFreeBytes(freeBytes, fleet.Configuration.Saturation)
            : FleetBudget.OfEqualWorkers(capacity, fleet.Workers.Count, fleet.Configuration.Saturation);
        var targets = ReplicationTargets.Choose(
            WeightClasses.Bytes(fleet.Chunks), budgetBytes, fleet.Configuration.MinimumReplication, fleet.Workers.Count);
        if (targets is null)
        {
            return new PlacementOutcome.NotEnoughCapacity();
        }

        rings.Prepare(fleet.Workers.Identities, fleet.Configuration.Rings, expectedWalks: 0);
        var walks = new SimpleFleetWalks<THash>(fleet, rings);
        var ideal = new SimpleIdealStage<THash>(walks, freeBytes, WeightClasses.Spread(fleet.Chunks, targets.ByWeight)).Run();
        if (ideal is null)
        {
            return new PlacementOutcome.NotEnoughCapacity();
        }

        var copies = ideal.ToHolderLists();
        var result = Name == PlannerCatalog.Multistep
            ? new SimpleReconciliationStage<THash>(walks, copies).Run()
            : new ReconciliationResult(copies, [], []);
        return new PlacementOutcome.Placed(
            result.Published, targets.ByWeight, WeightClasses.MinimumCopies(fleet.Chunks, result.Published), result.Evicted, result.Excluded.Count);
    }
}
