using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>
/// The planner <c>sticky</c>: keeps what is where it is, and moves a copy only when that pays. It knows what is held, so it
/// needs no ideal placement to return to: lost copies go to where there is room, targets that fall take single copies from
/// the fullest workers, targets that rise add single copies on the emptiest ones. What cannot have its floor waits, and stops nothing else: the
/// planner never refuses a fleet. Rows ascend.
/// </summary>
/// <typeparam name="THash">Hash of the chunk keys.</typeparam>
public sealed class StickyPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    /// <summary>Share of the mean by which a worker may exceed it before copies move away, unless something else is asked for.</summary>
    public const double DefaultBalanceTolerance = 0.02;

    private readonly ChunkKeyCache<THash> _keys = new();
    private readonly PlannerExecution _execution;
    private readonly double _balanceTolerance;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>; it has no rings.</param>
    /// <param name="balanceTolerance">Share of the mean by which a worker may exceed it before copies move away, at least 0.</param>
    /// <param name="threads">Most threads to use for large inputs; null for as many as there are processors. The answer does not depend on it.</param>
    /// <param name="edges">Where work is cut and searches end; null for what hosts use.</param>
    public StickyPlanner(
        IPhaseObserver? observer = null, double balanceTolerance = DefaultBalanceTolerance, int? threads = null, PlacementEdges? edges = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(balanceTolerance);
        _execution = PlannerExecution.Of(observer, threads, edges);
        _balanceTolerance = balanceTolerance;
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Sticky;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input, _execution);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        var placed = ReliabilityPartition.IsNeeded(input) ? PlanReliable(input) : PlanListed(input);
        RowOrder.Sort(placed.Workers, _execution);
        return placed;
    }

    /// <summary>
    /// Where reliability counts, all targets are met on the reliable workers. An unreliable one keeps what the previous plan
    /// gave it and is given nothing more, so that it finds its copies when it recovers, and whether it does moves nothing
    /// between the others; what is too much by then is shed from the fullest.
    /// </summary>
    private PlacementOutcome.Placed PlanReliable(PlacementInput input)
    {
        var partition = ReliabilityPartition.Of(input.Workers.Statuses);
        var placed = PlanListed(partition.ReliableOnly(input));
        return placed with
        {
            Workers = partition.Merge(placed.Workers, partition.Order.Apply(input.Committed, partition.Order.Count)),
            Evicted = [.. placed.Evicted.Select(partition.Order.Undo)],
        };
    }

    /// <summary>Plans over the fleet in order of identity, whatever order it is listed in. The order within a row decides nothing, so rows are not sorted.</summary>
    private PlacementOutcome.Placed PlanListed(PlacementInput listed)
    {
        var order = IdentityOrder.Of(listed.Workers.Identities);
        if (order.IsIdentity)
        {
            return PlanFleet(listed);
        }

        var placed = PlanFleet(order.Apply(listed, order.Count));
        return placed with
        {
            Workers = order.Undo(placed.Workers),
            Evicted = [.. placed.Evicted.Select(order.Undo)],
        };
    }

    private PlacementOutcome.Placed PlanFleet(PlacementInput fleet)
    {
        _execution.Observer?.Begin(PlacementPhases.Ideal);
        var keys = _keys.Of(fleet.Chunks, _execution);
        var eligibility = new VersionEligibility(fleet.Chunks, fleet.Workers);
        var needs = FloorNeeds.Of(fleet, eligibility);
        var targets = ChooseTargets();
        var state = new StickyState(fleet, keys, needs, targets.Copies, eligibility, _execution);
        var goal = StickyGoal.Reach(state, () => (targets = ChooseTargets()).Copies);
        _execution.Observer?.End(PlacementPhases.Ideal);

        _execution.Observer?.Begin(PlacementPhases.Reconcile);
        var rows = goal.Step(_balanceTolerance);
        _execution.Observer?.End(PlacementPhases.Reconcile);
        var minima = WeightClasses.MinimumCopies(fleet.Chunks, rows);
        var waiting = WaitingReport.Of(state, rows);
        var excluded = waiting.Count(row => state.IsNew(row.Chunk));
        return new PlacementOutcome.Placed(rows, targets.ByWeight, minima, state.Evicted, excluded) { Waiting = waiting };

        StickyTargets ChooseTargets() => StickyTargets.Choose(fleet, keys, eligibility, needs, _execution);
    }
}
