using Scheduler.Core.Placement;

namespace Scheduler.Core.Lifecycle;

/// <summary>What a scheduling algorithm decided.</summary>
public abstract record ScheduleOutcome
{
    private ScheduleOutcome()
    {
    }

    /// <summary>A complete placement.</summary>
    /// <param name="Workers">One row per chunk of the input, positions of workers in any order, distinct; an empty row means that the chunk is held by nobody.</param>
    /// <param name="ReplicationByWeight">Copies per weight class, to be published as it is.</param>
    /// <param name="Evicted">Held copies that must be deleted at once instead of draining, as positions, in order.</param>
    public sealed record Placed(
        HolderLists Workers, SortedTable<ushort, ushort> ReplicationByWeight, IReadOnlyList<EvictedCopy> Evicted) : ScheduleOutcome
    {
        /// <summary>Chunks that have fewer copies than their floor, ascending by row; planners that refuse a fleet as a whole name none.</summary>
        public IReadOnlyList<WaitingRow> Waiting { get; init; } = [];
    }

    /// <summary>Some floor cannot be met.</summary>
    /// <param name="Stuck">The seats that were taken when a copy found none, in rows and positions of the input; null if the algorithm keeps no account. For judges; nothing depends on it.</param>
    public sealed record Infeasible(StuckSeating? Stuck = null) : ScheduleOutcome;
}
