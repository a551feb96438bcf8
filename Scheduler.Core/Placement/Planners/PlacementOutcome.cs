using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>What a planner decided.</summary>
public abstract record PlacementOutcome
{
    private PlacementOutcome()
    {
    }

    /// <summary>A complete placement: fresh and retained copies together. A held copy that is neither listed nor evicted is released and drains.</summary>
    /// <param name="Workers">One row of worker positions per chunk.</param>
    /// <param name="Targets">Copies that each weight class is entitled to.</param>
    /// <param name="AchievedMinimum">The fewest copies of any chunk of each weight class; 0 if one of them was excluded.</param>
    /// <param name="Evicted">Held copies to be deleted at once, in the order of their eviction.</param>
    /// <param name="ExcludedChunks">New chunks that found no room for their floor and got no copy. While there are any, no chunk grows beyond its floor.</param>
    public sealed record Placed(
        HolderLists Workers,
        SortedTable<ushort, ushort> Targets,
        SortedTable<ushort, ushort> AchievedMinimum,
        IReadOnlyList<EvictedCopy> Evicted,
        int ExcludedChunks = 0) : PlacementOutcome
    {
        /// <summary>Chunks whose row has fewer workers than the floor that may receive them, ascending; planners that refuse a fleet as a whole name none.</summary>
        public IReadOnlyList<WaitingRow> Waiting { get; init; } = [];

        /// <summary>Whether bonus copies were withheld from all chunks because a new one found no room.</summary>
        public bool GrowthSuppressed => ExcludedChunks > 0;
    }

    /// <summary>Some floor cannot be met even by an empty fleet.</summary>
    /// <param name="Stuck">The seats that were taken when a copy found none; null if the floors exceed the budget, or if the planner keeps no account.</param>
    public sealed record NotEnoughCapacity(StuckSeating? Stuck = null) : PlacementOutcome;
}
