namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Settles who may have a range of blocks (rule OVL-1): candidates are walked by first block and key, and one is accepted
/// if it shares no block with an existing claim of its dataset nor with a candidate accepted before it. A loser blocks
/// nobody.
/// </summary>
public static class OverlapResolver
{
    /// <summary>Settles all candidates. The result does not depend on the order of either list.</summary>
    /// <param name="candidates">Claims to be settled, of any datasets.</param>
    /// <param name="existing">Claims that stand; they may overlap each other.</param>
    public static OverlapVerdict Resolve(IReadOnlyList<RangeClaim> candidates, IReadOnlyList<RangeClaim> existing)
    {
        if (candidates.Count == 0)
        {
            return OverlapVerdict.Nothing;
        }

        var standing = new RangeIndex(existing, HullOf(candidates));
        var sorted = candidates.ToArray();
        Array.Sort(sorted, RangeClaim.CompareByStart);
        var winners = new List<ChunkPk>(sorted.Length);
        var losers = new List<OverlapLoser>();
        RangeClaim? lastAccepted = null;
        foreach (var candidate in sorted)
        {
            if ((standing.BlockerOf(candidate) ?? BlockerAmongAccepted(lastAccepted, candidate)) is { } blocker)
            {
                losers.Add(new OverlapLoser(candidate, blocker));
            }
            else
            {
                winners.Add(candidate.Chunk);
                lastAccepted = candidate;
            }
        }

        winners.Sort();
        losers.Sort(static (left, right) => left.Claim.Chunk.CompareTo(right.Claim.Chunk));
        return new OverlapVerdict(winners, losers);
    }

    // Accepted candidates are disjoint and come in order of their start, so the last one reaches furthest.
    private static ChunkPk? BlockerAmongAccepted(RangeClaim? lastAccepted, RangeClaim candidate) =>
        lastAccepted is { } last && last.Dataset == candidate.Dataset && last.Blocks.Overlaps(candidate.Blocks) ? last.Chunk : null;

    private static BlockRange HullOf(IReadOnlyList<RangeClaim> claims)
    {
        var hull = claims[0].Blocks;
        for (var i = 1; i < claims.Count; i++)
        {
            hull = new BlockRange(Math.Min(hull.First, claims[i].Blocks.First), Math.Max(hull.Last, claims[i].Blocks.Last));
        }

        return hull;
    }
}
