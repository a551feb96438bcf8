using Scheduler.Core.Placement;

namespace Scheduler.Core.Lifecycle;

/// <summary>Everything a scheduling algorithm may look at, by columns. Holder lists have one row per chunk and name workers by their position in <paramref name="Workers"/>.</summary>
/// <param name="Chunks">Chunks that take part, ordered by dataset name (ordinal), first block, key.</param>
/// <param name="Workers">Active workers, ascending by key.</param>
/// <param name="Held">Who holds what now: the committed ideal and what still drains. It occupies disk.</param>
/// <param name="Committed">The committed ideal alone.</param>
/// <param name="Routed">The confirmed routing of visible chunks; empty rows for all others.</param>
public sealed record SchedulingInput(
    SchedulingChunks Chunks, SchedulingWorkers Workers, HolderLists Held, HolderLists Committed, HolderLists Routed);
