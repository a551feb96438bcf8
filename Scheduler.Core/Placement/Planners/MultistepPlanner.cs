using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The planner <c>multistep</c>: the ideal of an empty fleet, then a step from what is held towards it that never overfills a disk. Rows ascend.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class MultistepPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly PlannerExecution _execution;
    private readonly ReliabilitySplit<FleetMemory<THash>> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut; null for what hosts use. The answer does not depend on it.</param>
    public MultistepPlanner(IPhaseObserver? observer = null, int? threads = null, PlacementEdges? edges = null)
    {
        _execution = PlannerExecution.Of(observer, threads, edges);
        _split = new ReliabilitySplit<FleetMemory<THash>>(PlanFleet, () => new FleetMemory<THash>(_execution.Work));
    }

    /// <summary>What is kept of the whole fleet.</summary>
    internal FleetMemory<THash> Memory => _split.Everybody;

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Multistep;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input, _execution);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        var outcome = _split.Plan(input);
        if (outcome is PlacementOutcome.Placed placed)
        {
            RowOrder.Sort(placed.Workers, _execution);
        }

        return outcome;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, FleetMemory<THash> memory)
    {
        var ideal = EmptyFleet.TryPlace(fleet, memory, _execution, out var stuck);
        if (ideal is null)
        {
            return new PlacementOutcome.NotEnoughCapacity(stuck);
        }

        _execution.Observer?.Begin(PlacementPhases.Reconcile);
        var result = Reconciliation.Run(ideal.Walks, ideal.Copies);
        _execution.Observer?.End(PlacementPhases.Reconcile);
        return ideal.Outcome(result.Published, result.Evicted, result.Excluded.Count);
    }
}
