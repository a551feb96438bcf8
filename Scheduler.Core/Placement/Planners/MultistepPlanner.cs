using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The planner <c>multistep</c>: the ideal of an empty fleet, then a step from what is held towards it that never overfills a disk. Rows ascend.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class MultistepPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly IPhaseObserver? _observer;
    private readonly ReliabilitySplit<THash> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    public MultistepPlanner(IPhaseObserver? observer = null)
    {
        _observer = observer;
        _split = new ReliabilitySplit<THash>(PlanFleet);
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Multistep;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        var outcome = _split.Plan(input);
        if (outcome is PlacementOutcome.Placed placed)
        {
            RowOrder.Sort(placed.Workers);
        }

        return outcome;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, RingCache<THash> rings)
    {
        var ideal = EmptyFleet.TryPlace(fleet, rings, _observer);
        if (ideal is null)
        {
            return new PlacementOutcome.NotEnoughCapacity();
        }

        _observer?.Begin(PlacementPhases.Reconcile);
        var result = new ReconciliationStage<THash>(ideal.Walks, ideal.Copies).Run();
        _observer?.End(PlacementPhases.Reconcile);
        return ideal.Outcome(result.Published, result.Evicted, result.Excluded.Count);
    }
}
