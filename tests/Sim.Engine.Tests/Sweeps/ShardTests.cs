using CsCheck;
using Sim.Engine.Sweeps;

namespace Sim.Engine.Tests.Sweeps;

public sealed class ShardTests
{
    [Fact]
    public void Case_i_belongs_to_shard_i_mod_n_plus_1()
    {
        Assert.Equal([1, 4, 7], new Shard(2, 3).CaseNumbers(10));
        Assert.Equal([0, 1, 2], Shard.Whole.CaseNumbers(3));
        Assert.Equal("2/3", new Shard(2, 3).ToString());
    }

    [Fact]
    public void Shards_share_a_sweep_without_gap_or_overlap_and_know_their_size()
    {
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 60]).Sample(
            (count, cases) =>
            {
                var shards = Enumerable.Range(1, count).Select(number => new Shard(number, count)).ToList();
                return shards.SelectMany(shard => shard.CaseNumbers(cases)).Order().SequenceEqual(Enumerable.Range(0, cases).Select(number => (long)number))
                    && shards.All(shard => shard.CountOf(cases) == shard.CaseNumbers(cases).Count());
            },
            iter: 300);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 3)]
    public void A_shard_that_is_not_one_of_its_number_is_refused(int number, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shard(number, count));
}
