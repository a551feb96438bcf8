using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>What a planner decided at one step.</summary>
/// <param name="Rows">Workers of each chunk, in the rows that it was asked about; null if some floor cannot be met.</param>
/// <param name="Targets">Copies that each weight class is entitled to.</param>
/// <param name="AchievedMinimum">The fewest copies of any chunk of each weight class.</param>
/// <param name="Evicted">Copies deleted at once.</param>
/// <param name="ExcludedChunks">New chunks that found no room for their floor.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record PlannedStep(
    HolderLists? Rows,
    SortedTable<ushort, ushort> Targets,
    SortedTable<ushort, ushort> AchievedMinimum,
    IReadOnlyList<EvictedCopy> Evicted,
    int ExcludedChunks,
    double Milliseconds)
{
    /// <summary>No weight class.</summary>
    public static SortedTable<ushort, ushort> NoClasses { get; } = new([], []);

    /// <summary>Some floor cannot be met.</summary>
    public static PlannedStep Shortage(double milliseconds) => new(null, NoClasses, NoClasses, [], 0, milliseconds);

    /// <summary>A placement that no planner made.</summary>
    public static PlannedStep Given(HolderLists rows) => new(rows, NoClasses, NoClasses, [], 0, 0);

    /// <summary>What a planner said.</summary>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="rows">Its rows, in the rows that were asked about.</param>
    /// <param name="evicted">Its evictions, likewise.</param>
    /// <param name="milliseconds">How long it took.</param>
    public static PlannedStep Of(PlacementOutcome.Placed outcome, HolderLists rows, IReadOnlyList<EvictedCopy> evicted, double milliseconds) =>
        new(rows, outcome.Targets, outcome.AchievedMinimum, evicted, outcome.ExcludedChunks, milliseconds);
}
