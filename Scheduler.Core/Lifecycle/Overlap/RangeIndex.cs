namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Answers whether a range meets any of a fixed set of claims. The claims may overlap each other: a chunk and its
/// replacement share a range while both are live.
/// </summary>
/// <remarks>
/// Claims are sorted by start; each position remembers the claim with the furthest end among its dataset's claims up to
/// there. A range meets some claim exactly if the furthest end among those that start in or before it reaches it.
/// </remarks>
internal sealed class RangeIndex
{
    private readonly RangeClaim[] _claims;
    private readonly int[] _furthest;

    /// <summary>Indexes the claims that lie at least partly within <paramref name="hull"/>; no other range may be asked for.</summary>
    public RangeIndex(IReadOnlyList<RangeClaim> claims, BlockRange hull)
    {
        _claims = Within(claims, hull);
        Array.Sort(_claims, RangeClaim.CompareByStart);
        _furthest = new int[_claims.Length];
        for (var i = 0; i < _claims.Length; i++)
        {
            var continues = i > 0 && _claims[i - 1].Dataset == _claims[i].Dataset;
            _furthest[i] = continues && _claims[_furthest[i - 1]].Blocks.Last >= _claims[i].Blocks.Last ? _furthest[i - 1] : i;
        }
    }

    /// <summary>A claim that shares blocks with <paramref name="wanted"/>, if there is one.</summary>
    public ChunkPk? BlockerOf(RangeClaim wanted)
    {
        var position = LastStartingWithin(wanted) - 1;
        if (position < 0 || _claims[position].Dataset != wanted.Dataset)
        {
            return null;
        }

        var reaching = _claims[_furthest[position]];
        return reaching.Blocks.Last >= wanted.Blocks.First ? reaching.Chunk : null;
    }

    private static RangeClaim[] Within(IReadOnlyList<RangeClaim> claims, BlockRange hull)
    {
        var kept = new List<RangeClaim>();
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i].Blocks.Overlaps(hull))
            {
                kept.Add(claims[i]);
            }
        }

        return [.. kept];
    }

    private int LastStartingWithin(RangeClaim wanted)
    {
        int low = 0, high = _claims.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var byDataset = _claims[middle].Dataset.CompareTo(wanted.Dataset);
            var startsWithin = byDataset < 0 || (byDataset == 0 && _claims[middle].Blocks.First <= wanted.Blocks.Last);
            (low, high) = startsWithin ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
