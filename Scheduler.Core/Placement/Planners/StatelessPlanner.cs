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
    private readonly IPhaseObserver? _observer;
    private readonly ReliabilitySplit<THash> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>.</param>
    public StatelessPlanner(IPhaseObserver? observer = null)
    {
        _observer = observer;
        _split = new ReliabilitySplit<THash>(PlanFleet);
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Stateless;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input);
        var isUnused = Array.TrueForAll(input.Workers.UsedBytes, used => used == 0);
        var outcome = isUnused ? _split.Plan(input) : _split.PlanTogether(input);
        if (outcome is PlacementOutcome.Placed placed)
        {
            RowOrder.Sort(placed.Workers);
        }

        return outcome;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet, RingCache<THash> rings)
    {
        var capacity = fleet.Configuration.WorkerCapacityBytes;
        var freeBytes = Array.ConvertAll(fleet.Workers.UsedBytes, used => Math.Max(0, capacity - used));
        var budgetBytes = FleetBudget.OfFreeBytes(freeBytes, fleet.Configuration.Saturation);
        var ideal = IdealPlacement<THash>.TryPlace(fleet, rings, budgetBytes, freeBytes, _observer);
        return ideal is null ? new PlacementOutcome.NotEnoughCapacity() : ideal.Outcome(ideal.Copies, [], excludedChunks: 0);
    }
}
