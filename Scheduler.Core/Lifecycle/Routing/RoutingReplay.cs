namespace Scheduler.Core.Lifecycle;

/// <summary>Moves the confirmed routing when the watermark rises (rule DIFF-2).</summary>
public static class RoutingReplay
{
    /// <summary>
    /// The change that decides for each chunk that any replayed diff names: the one of the highest assignment, which is
    /// also what a replay in ascending order ends with. Ascending by chunk.
    /// </summary>
    /// <param name="diffs">Queued diffs, ascending by assignment and chunk.</param>
    /// <param name="watermark">The old watermark; diffs at or below it take no part.</param>
    /// <param name="confirmed">The new watermark; diffs above it stay queued.</param>
    public static IReadOnlyList<DiffView> Decide(IReadOnlyList<DiffView> diffs, WorkerAssignmentId watermark, WorkerAssignmentId confirmed)
    {
        var decided = new List<DiffView>();
        var seen = new HashSet<ChunkPk>();
        for (var i = diffs.Count - 1; i >= 0; i--)
        {
            if (diffs[i].Assignment > watermark && diffs[i].Assignment <= confirmed && seen.Add(diffs[i].Chunk))
            {
                decided.Add(diffs[i]);
            }
        }

        decided.Sort(static (left, right) => left.Chunk.CompareTo(right.Chunk));
        return decided;
    }
}
