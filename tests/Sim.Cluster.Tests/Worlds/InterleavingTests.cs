using CsCheck;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Worlds;

/// <summary>Goal: what is ready runs in every order, and a deviation from first in first out says which. Method: two tasks that read, yield and write; an update is lost only where one overtakes the other.</summary>
public sealed class InterleavingTests
{
    [Fact]
    public void First_in_first_out_is_an_order_like_any_other() =>
        Assert.Equal(RunRace(Interleaving.FirstInFirstOut), RunRace(new Interleaving([new Deviation(1000, 1)])));

    [Theory]
    [InlineData("random")]
    [InlineData("pct")]
    public void A_policy_finds_the_order_that_loses_an_update_and_first_in_first_out_does_not(string policy)
    {
        InterleavingPolicy chosen = policy == "random" ? new InterleavingPolicy.Random() : new InterleavingPolicy.Pct();

        Assert.Equal(2, RunRace(Interleaving.FirstInFirstOut));
        Assert.Contains(1, Enumerable.Range(0, 100).Select(seed => RunRace(chosen.Draw().Generate(new PCG(1, (ulong)seed), null, out _))));
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(
            2, RunRace(new InterleavingPolicy.FirstInFirstOut().Draw().Generate(new PCG(1, (ulong)seed), null, out _))));
    }

    [Fact]
    public void The_same_deviations_give_the_same_order() =>
        Gen.Int[0, 1000].Select(seed => (ulong)seed).Sample(
            seed =>
            {
                var interleaving = new InterleavingPolicy.Random().Draw().Generate(new PCG(1, seed), null, out _);
                return RunRace(interleaving) == RunRace(interleaving);
            },
            iter: 50,
            threads: 1);

    /// <summary>A second task starts when the first one has written, if both go in turn; it reads too early if it overtakes.</summary>
    private static int RunRace(Interleaving interleaving)
    {
        using var world = new World(new WorldOptions());
        var counter = 0;
        world.BeginStep(interleaving);
        world.AddNode("a", async _ => await Task.WhenAll(AddAsync(yields: 0), AddAsync(yields: 1)));
        world.RunUntil(1);
        return counter;

        async Task AddAsync(int yields)
        {
            for (var yield = 0; yield < yields; yield++)
            {
                await Task.Yield();
            }

            await Task.Yield();
            var read = counter;
            await Task.Yield();
            counter = read + 1;
        }
    }
}
