using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>
/// The planner <c>stateless</c>: places over the free space of each worker without any memory of the present
/// placement; held copies are not credited. With no used bytes at all it honours the reliability split; with any, it
/// takes all workers alike, and targets shrink as disks fill. Rows ascend.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
public sealed class StatelessPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    private readonly PlannerExecution _execution;
    private readonly ReliabilitySplit<FleetMemory<THash>> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut; null for what hosts use. The answer does not depend on it.</param>
    public StatelessPlanner(IPhaseObserver? observer = null, int? threads = null, PlacementEdges? edges = null)
    {
        _execution = PlannerExecution.Of(observer, threads, edges);
        _split = new ReliabilitySplit<FleetMemory<THash>>(PlanFleet, () => new FleetMemory<THash>(_execution.Work));
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Stateless;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input, _execution);
        var isUnused = Array.TrueForAll(input.Workers.UsedBytes, used => used == 0);
        var outcome = isUnused ? _split.Plan(input) : _split.PlanTogether(input);
        if (outcome is PlacementOutcome.Placed placed)
        {
            RowOrder.Sort(placed.Workers, _execution);
        }

        return outcome;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, FleetMemory<THash> memory)
    {
        var capacity = fleet.Configuration.WorkerCapacityBytes;
        var freeBytes = Array.ConvertAll(fleet.Workers.UsedBytes, used => Math.Max(0, capacity - used));
        var saturation = fleet.Configuration.Saturation;
        var budget = new TargetBudget(FleetBudget.OfFreeBytes(freeBytes, saturation), freeBytes, saturation);
        var ideal = IdealPlacement<THash>.TryPlace(fleet, memory, budget, _execution, out var stuck);
        return ideal is null ? new PlacementOutcome.NotEnoughCapacity(stuck) : ideal.Outcome(ideal.Copies, [], excludedChunks: 0);
    }
}
