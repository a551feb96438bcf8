using CsCheck;
using Sim.Engine.Randomness;

namespace Sim.Engine.Tests.Randomness;

public sealed class StreamIndependenceTests
{
    private static readonly string[] Names = ["configuration", "actions", "network", "storage-faults"];

    /// <summary>Goal: a new draw in one concern changes nothing elsewhere. Method: draw from the streams in any interleaving; each yields what it yields alone.</summary>
    [Fact]
    public void However_draws_interleave_each_stream_yields_what_it_yields_alone()
    {
        Gen.Select(Gen.ULong, Gen.Int[0, 3].Array[0, 60]).Sample(
            (seed, order) =>
            {
                var together = new CaseStreams(new CaseSeed(0, seed));
                var drawn = order.Select(index => (index, Bits: together[Names[index]].Next64())).ToList();
                return Enumerable.Range(0, Names.Length).All(index =>
                {
                    var alone = new CaseStreams(new CaseSeed(0, seed))[Names[index]];
                    return drawn.Where(draw => draw.index == index).All(draw => draw.Bits == alone.Next64());
                });
            },
            iter: 100);
    }

    [Fact]
    public void One_more_draw_in_one_stream_shows_in_the_position_hash_and_nowhere_else()
    {
        var first = new CaseStreams(new CaseSeed(0, 5));
        var second = new CaseStreams(new CaseSeed(0, 5));
        foreach (var name in Names)
        {
            Assert.Equal(first[name].Next64(), second[name].Next64());
        }

        Assert.Equal(first.PositionHash, second.PositionHash);
        second["network"].Next64();

        Assert.NotEqual(first.PositionHash, second.PositionHash);
        Assert.All(Names.Where(name => name != "network"), name => Assert.Equal(first[name].Next64(), second[name].Next64()));
    }

    /// <summary>Goal: first draws of neighbouring cases are not a lattice. Method: 16,000 first draws into 16 bins; with 15 degrees of freedom 37.7 is exceeded once in a thousand, and below 3.5 is as rare.</summary>
    [Fact]
    public void First_draws_of_neighbouring_cases_are_spread_like_chance()
    {
        var bins = new int[16];
        for (var number = 0; number < 16_000; number++)
        {
            bins[new CaseStreams(new RunSeed(0, 1).DeriveCase("m", number))["actions"].Next(16)]++;
        }

        var chiSquare = bins.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000.0);
        Assert.InRange(chiSquare, 3.5, 37.7);
    }
}
