using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The planner <c>ideal</c>: where copies would go if every worker were empty. What is held plays no part. Rows are in order of placement.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class IdealPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly IPhaseObserver? _observer;
    private readonly ReliabilitySplit<THash> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    public IdealPlanner(IPhaseObserver? observer = null)
    {
        _observer = observer;
        _split = new ReliabilitySplit<THash>(PlanFleet);
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Ideal;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        return _split.Plan(input);
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, RingCache<THash> rings)
    {
        var ideal = EmptyFleet.TryPlace(fleet, rings, _observer);
        return ideal is null ? new PlacementOutcome.NotEnoughCapacity() : ideal.Outcome(ideal.Copies, [], excludedChunks: 0);
    }
}
