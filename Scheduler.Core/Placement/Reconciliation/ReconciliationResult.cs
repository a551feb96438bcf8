namespace Scheduler.Core.Placement;

/// <summary>What stage 2 decided.</summary>
/// <param name="Published">Workers of each chunk, in no particular order.</param>
/// <param name="Evicted">Held copies to be deleted at once, in order.</param>
/// <param name="Excluded">New chunks that got no copy because their floor found no room, in order.</param>
internal sealed record ReconciliationResult(HolderLists Published, IReadOnlyList<EvictedCopy> Evicted, IReadOnlyList<int> Excluded);
