using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>
/// The planner <c>sticky</c>: keeps what is where it is, and moves a copy only when that pays. It knows what is held, so it
/// needs no ideal placement to return to: lost copies go to where there is room, targets that fall take single copies from
/// the fullest workers, targets that rise add single copies on the emptiest ones. Rows ascend.
/// </summary>
/// <typeparam name="THash">Hash of the chunk keys.</typeparam>
public sealed class StickyPlanner<THash> : IPlanner
    where THash : struct, IRingHash
{
    /// <summary>Share of the mean by which a worker may exceed it before copies move away, unless something else is asked for.</summary>
    public const double DefaultBalanceTolerance = 0.02;

    private readonly IPhaseObserver? _observer;
    private readonly double _balanceTolerance;
    private readonly ReliabilitySplit<THash> _split;

    /// <summary>Creates the planner.</summary>
    /// <param name="observer">Told of the phases in <see cref="PlacementPhases"/>; it has no rings.</param>
    /// <param name="balanceTolerance">Share of the mean by which a worker may exceed it before copies move away, at least 0.</param>
    public StickyPlanner(IPhaseObserver? observer = null, double balanceTolerance = DefaultBalanceTolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(balanceTolerance);
        _observer = observer;
        _balanceTolerance = balanceTolerance;
        _split = new ReliabilitySplit<THash>((fleet, _) => PlanListed(fleet));
    }

    /// <inheritdoc/>
    public string Name => PlannerCatalog.Sticky;

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        PlacementInputCheck.Require(input);
        PlacementInputCheck.RequireNoUsedBytes(input.Workers, Name);
        var outcome = _split.Plan(input);
        if (outcome is PlacementOutcome.Placed placed && !RowOrder.IsSorted(placed.Workers))
        {
            RowOrder.Sort(placed.Workers);
        }

        return outcome;
    }

    /// <summary>Plans over the fleet in order of identity, whatever order it is listed in.</summary>
    private PlacementOutcome PlanListed(PlacementInput listed)
    {
        var order = IdentityOrder.Of(listed.Workers.Identities);
        if (order.IsIdentity)
        {
            return PlanFleet(listed);
        }

        var outcome = PlanFleet(listed with
        {
            Workers = order.Apply(listed.Workers, order.Count),
            Held = Sorted(order.Apply(listed.Held, order.Count)),
            Committed = Sorted(order.Apply(listed.Committed, order.Count)),
            Routed = Sorted(order.Apply(listed.Routed, order.Count)),
        });
        return outcome is not PlacementOutcome.Placed placed ? outcome : placed with
        {
            Workers = new HolderLists(placed.Workers.Offsets, Array.ConvertAll(placed.Workers.Positions, worker => order.Before(worker))),
            Evicted = [.. placed.Evicted.Select(copy => copy with { Worker = order.Before(copy.Worker) })],
        };
    }

    private static HolderLists Sorted(HolderLists lists)
    {
        RowOrder.Sort(lists);
        return lists;
    }

    private PlacementOutcome PlanFleet(PlacementInput fleet)
    {
        _observer?.Begin(PlacementPhases.Ideal);
        var keys = ChunkKeys.Of<THash>(fleet.Chunks);
        var eligibility = new VersionEligibility(fleet.Chunks, fleet.Workers);
        var targets = ChunkTargets.Choose(fleet, keys, eligibility);
        var goal = targets is null ? null : StickyGoal.TryReach(new StickyState(fleet, keys, targets.Copies, eligibility));
        _observer?.End(PlacementPhases.Ideal);
        if (targets is null || goal is null)
        {
            return new PlacementOutcome.NotEnoughCapacity();
        }

        _observer?.Begin(PlacementPhases.Reconcile);
        var (rows, excluded) = goal.Step(_balanceTolerance);
        _observer?.End(PlacementPhases.Reconcile);
        var minima = WeightClasses.MinimumCopies(fleet.Chunks, rows);
        return new PlacementOutcome.Placed(rows, targets.ByWeight, minima, goal.State.Evicted, excluded);
    }
}
