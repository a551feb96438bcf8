using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The planner <c>ideal</c>: where copies would go if every worker were empty. What is held plays no part. Rows are in order of placement.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class IdealPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly PlannerExecution _execution;
    private readonly ReliabilitySplit<FleetMemory<THash>> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut; null for what hosts use. The answer does not depend on it.</param>
    public IdealPlanner(IPhaseObserver? observer = null, int? threads = null, PlacementEdges? edges = null)
    {
        _execution = PlannerExecution.Of(observer, threads, edges);
        _split = new ReliabilitySplit<FleetMemory<THash>>(PlanFleet, () => new FleetMemory<THash>(_execution.Work));
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Ideal;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input, _execution);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        return _split.Plan(input);
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, FleetMemory<THash> memory)
    {
        var ideal = EmptyFleet.TryPlace(fleet, memory, _execution, out var stuck);
        return ideal is null ? new PlacementOutcome.NotEnoughCapacity(stuck) : ideal.Outcome(ideal.Copies, [], excludedChunks: 0);
    }
}
