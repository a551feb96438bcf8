using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class OverlapResolverTests
{
    private static readonly Gen<(DatasetId Dataset, BlockRange Blocks)[]> Claims =
        Gen.Select(Gen.Short[1, 3], Gen.Long[0, 30], Gen.Long[0, 6], (dataset, first, length) => (new DatasetId(dataset), new BlockRange(first, first + length)))
            .Array[0, 14];

    [Theory]
    [InlineData(10, 20, 20, 30, true)]
    [InlineData(5, 5, 5, 5, true)]
    [InlineData(10, 20, 12, 15, true)]
    [InlineData(0, 10, 11, 20, false)]
    [InlineData(0, long.MaxValue, long.MaxValue, long.MaxValue, true)]
    public void Ranges_overlap_exactly_if_they_share_a_block(long first, long last, long otherFirst, long otherLast, bool overlap)
    {
        BlockRange one = new(first, last), other = new(otherFirst, otherLast);
        Assert.Equal((overlap, overlap), (one.Overlaps(other), other.Overlaps(one)));
    }

    /// <summary>Rule OVL-1. Compares with a judge that looks at all pairs, on existing sets whose members overlap each other.</summary>
    [Fact]
    public void The_resolver_agrees_with_a_judge_that_compares_all_pairs() =>
        Gen.Select(Claims, Claims).Sample(
            (candidateRanges, existingRanges) =>
            {
                RangeClaim[] existing = [.. existingRanges.Select((range, i) => new RangeClaim(new ChunkPk(100 + i), range.Dataset, range.Blocks))];
                RangeClaim[] candidates = [.. candidateRanges.Select((range, i) => new RangeClaim(new ChunkPk(200 + i), range.Dataset, range.Blocks))];
                var verdict = OverlapResolver.Resolve(candidates, existing);
                Assert.Equal(Judge(candidates, existing), verdict.Winners);
                Assert.Equal(candidates.Length, verdict.Winners.Count + verdict.Losers.Count);
                var standing = existing.Concat(candidates.Where(candidate => verdict.Winners.Contains(candidate.Chunk))).ToDictionary(claim => claim.Chunk);
                Assert.All(verdict.Losers, loser => Assert.True(Conflict(loser.Claim, standing[loser.Blocker])));
            },
            iter: 5_000);

    [Fact]
    public void The_verdict_does_not_depend_on_the_order_of_the_input() =>
        Gen.Select(Claims, Claims, Gen.Int[0, 1000]).Sample(
            (candidateRanges, existingRanges, seed) =>
            {
                RangeClaim[] existing = [.. existingRanges.Select((range, i) => new RangeClaim(new ChunkPk(100 + i), range.Dataset, range.Blocks))];
                RangeClaim[] candidates = [.. candidateRanges.Select((range, i) => new RangeClaim(new ChunkPk(200 + i), range.Dataset, range.Blocks))];
                var straight = OverlapResolver.Resolve(candidates, existing);
                var turned = OverlapResolver.Resolve(Turn(candidates, seed), Turn(existing, seed));
                Assert.Equal(straight.Winners, turned.Winners);
                Assert.Equal(straight.Losers.Select(loser => loser.Claim), turned.Losers.Select(loser => loser.Claim));
            },
            iter: 2_000);

    [Fact]
    public void A_whole_dataset_of_candidates_is_settled_without_comparing_all_pairs()
    {
        var candidates = Enumerable.Range(0, 50_000).Select(i => new RangeClaim(new ChunkPk(i + 1), new DatasetId(1), new BlockRange(2 * i, (2 * i) + 1))).ToArray();
        Assert.Equal(50_000, OverlapResolver.Resolve(candidates, []).Winners.Count);
        Assert.Empty(OverlapResolver.Resolve(candidates, candidates).Winners);
    }

    private static List<ChunkPk> Judge(RangeClaim[] candidates, RangeClaim[] existing)
    {
        var accepted = new List<RangeClaim>();
        foreach (var candidate in candidates.OrderBy(claim => claim.Blocks.First).ThenBy(claim => claim.Chunk))
        {
            if (!existing.Concat(accepted).Any(other => Conflict(candidate, other)))
            {
                accepted.Add(candidate);
            }
        }

        return [.. accepted.Select(claim => claim.Chunk).Order()];
    }

    private static bool Conflict(RangeClaim one, RangeClaim other) => one.Dataset == other.Dataset && one.Blocks.Overlaps(other.Blocks);

    private static RangeClaim[] Turn(RangeClaim[] claims, int seed) =>
        [.. claims.OrderBy(claim => (claim.Chunk.Value * 31 * (seed + 1)) % 17).ThenByDescending(claim => claim.Chunk)];
}
