namespace Scheduler.Core.Placement;

/// <summary>Stage 1 as the planners with a memory run it: every worker counts as empty, up to its full capacity; saturation limits the targets alone.</summary>
internal static class EmptyFleet
{
    /// <summary>Places over an empty fleet.</summary>
    /// <returns>Null if some floor cannot be met.</returns>
    public static IdealPlacement<THash>? TryPlace<THash>(PlacementInput fleet, FleetMemory<THash> memory, PlannerExecution execution, out StuckSeating? stuck)
        where THash : struct, IRingHash =>
        IdealPlacement<THash>.TryPlace(fleet, memory, TargetBudget.OfEqualWorkers(fleet), execution, out stuck);
}
