namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Everything that follows from replacing the previous ideal by a new one (rules CYC-9 to CYC-13 with 22.1, 22.5 and
/// 22.10). It is written as one unit with the new ideal, so that no given-up copy is ever in neither set by accident.
/// </summary>
/// <param name="Minted">Copies that start to drain, ascending: given up by the ideal, on an active worker, not evicted, of a chunk that is not leaving as a whole.</param>
/// <param name="Diffs">Changes of routing to be replayed when the assignment is confirmed, ascending by chunk.</param>
/// <param name="FlipFlops">Stale mappings that end because the new ideal has the copy again, ascending.</param>
/// <param name="EvictedDrains">Stale mappings that end because the plan evicted the copy, ascending.</param>
/// <param name="Entered">Chunks that are in an ideal for the first time, ascending; those marked for removal are never stamped.</param>
public sealed record PlacementDelta(
    IReadOnlyList<ChunkWorker> Minted,
    IReadOnlyList<DiffView> Diffs,
    IReadOnlyList<ChunkWorker> FlipFlops,
    IReadOnlyList<ChunkWorker> EvictedDrains,
    IReadOnlyList<ChunkPk> Entered)
{
    /// <summary>Derives the delta.</summary>
    /// <param name="assignment">Number of the assignment that the plan becomes.</param>
    /// <param name="changes">Every chunk that is in either ideal or has a draining copy, ascending; unchanged ones included.</param>
    /// <param name="evicted">Copies that the plan deletes at once, in any order.</param>
    /// <param name="isActive">Whether a worker is in the latest roster.</param>
    /// <exception cref="InvariantViolatedException">The plan places a copy that it evicts.</exception>
    public static PlacementDelta Of(
        WorkerAssignmentId assignment, ReadOnlySpan<PlacementChange> changes, IReadOnlyList<ChunkWorker> evicted, Func<WorkerPk, bool> isActive)
    {
        var gone = evicted.Count == 0 ? [] : evicted.Order().ToArray();
        var minted = new List<ChunkWorker>();
        var diffs = new List<DiffView>();
        var flipFlops = new List<ChunkWorker>();
        var evictedDrains = new List<ChunkWorker>();
        var entered = new List<ChunkPk>();
        foreach (ref readonly var change in changes)
        {
            if (!change.Previous.AsSpan().SequenceEqual(change.Next))
            {
                diffs.Add(new DiffView(assignment, change.Chunk, change.Next));
                CollectMinted(change, gone, isActive, minted);
            }

            CollectEndingDrains(change, gone, flipFlops, evictedDrains);
            if (change.Next.Length > 0 && change.Lifecycle is { AppliedAtWorker: null, MarkedForRemoval: null })
            {
                entered.Add(change.Chunk);
            }
        }

        RequireNotPlaced(changes, gone);
        return new PlacementDelta(minted, diffs, flipFlops, evictedDrains, entered);
    }

    private static void CollectMinted(
        in PlacementChange change, ChunkWorker[] gone, Func<WorkerPk, bool> isActive, List<ChunkWorker> minted)
    {
        if (change.Lifecycle.DroppedAtPortal is not null)
        {
            return;
        }

        foreach (var worker in change.Previous)
        {
            var pair = new ChunkWorker(change.Chunk, worker);
            if (!HolderSet.Has(change.Next, worker) && !HolderSet.Has(change.Draining, worker) && isActive(worker) && !Has(gone, pair))
            {
                minted.Add(pair);
            }
        }
    }

    private static void CollectEndingDrains(
        in PlacementChange change, ChunkWorker[] gone, List<ChunkWorker> flipFlops, List<ChunkWorker> evictedDrains)
    {
        foreach (var worker in change.Draining)
        {
            var pair = new ChunkWorker(change.Chunk, worker);
            if (HolderSet.Has(change.Next, worker))
            {
                flipFlops.Add(pair);
            }
            else if (Has(gone, pair))
            {
                evictedDrains.Add(pair);
            }
        }
    }

    private static void RequireNotPlaced(ReadOnlySpan<PlacementChange> changes, ChunkWorker[] gone)
    {
        if (gone.Length == 0)
        {
            return;
        }

        foreach (ref readonly var change in changes)
        {
            foreach (var worker in change.Next)
            {
                Invariant.Require(!Has(gone, new ChunkWorker(change.Chunk, worker)), "a plan places a copy that it evicts");
            }
        }
    }

    private static bool Has(ChunkWorker[] pairs, ChunkWorker pair) => pairs.Length > 0 && Array.BinarySearch(pairs, pair) >= 0;
}
