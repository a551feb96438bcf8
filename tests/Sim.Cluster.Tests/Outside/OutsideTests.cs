using Sim.Cluster.Nodes;
using Sim.Cluster.Outside;
using Sim.Cluster.Tests.Pools;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Outside;

/// <summary>Goal: real input and output goes through a gate that holds simulated time, in both modes, and a world whose outside is silent says who waits.</summary>
[Collection(OneThreadPool.Name)]
public sealed class OutsideTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(WorldMode.Strict)]
    [InlineData(WorldMode.PoolOfOne)]
    public void Simulated_time_stands_still_until_the_real_world_answers_and_answers_enter_in_order(WorldMode mode)
    {
        var first = Run(mode);

        Assert.Equal(["a0 at 1000", "b0 at 1000", "a1 at 2000", "b1 at 2000"], first.Log);
        Assert.Equal(first, Run(mode), (one, other) => one.Log.SequenceEqual(other.Log) && one.Hash == other.Hash);
        Assert.NotEqual(first.Hash, Run(mode, answer: "other").Hash);
    }

    [Theory]
    [InlineData(WorldMode.Strict)]
    [InlineData(WorldMode.PoolOfOne)]
    public void What_fails_outside_fails_inside(WorldMode mode)
    {
        using var world = new World(new WorldOptions { Mode = mode });
        var node = world.AddNode("a", async node => await node.Outside<int>(async () =>
        {
            await Task.Delay(10);
            throw new IOException("no such table");
        }));
        world.RunFor(Second);

        Assert.Equal("no such table", Assert.IsType<IOException>(node.Failure).Message);
    }

    [Theory]
    [InlineData(WorldMode.Strict)]
    [InlineData(WorldMode.PoolOfOne)]
    public void A_world_whose_outside_is_silent_says_which_node_waits_where(WorldMode mode)
    {
        using var world = new World(new WorldOptions { Mode = mode, OutsidePatience = Second / 2 });
        var never = new TaskCompletionSource<int>();
        world.AddNode("patient", async node => await node.Outside(() => never.Task));

        var stuck = Assert.Throws<StuckWorldException>(() => world.RunFor(Second));
        Assert.Contains("patient waits for it", stuck.Message, StringComparison.Ordinal);
        Assert.Contains("OutsideTests.cs:line", stuck.Message, StringComparison.Ordinal);
    }

    private static (List<string> Log, ulong Hash) Run(WorldMode mode, string answer = "")
    {
        using var world = new World(new WorldOptions { Mode = mode });
        var log = new List<string>();
        foreach (var (name, real) in new[] { ("a", 30), ("b", 5) })
        {
            world.AddNode(name, async node =>
            {
                for (var round = 0; round < 2; round++)
                {
                    await Task.Delay(Second, node.Time);
                    var got = await node.Outside(async () =>
                    {
                        await Task.Delay(real);
                        return $"{answer}{name}{round}";
                    });
                    log.Add(FormattableString.Invariant($"{got} at {world.NowTicks / TimeSpan.TicksPerMillisecond}"));
                }
            });
        }

        world.RunFor(Second * 5);
        Assert.All(world.Nodes, node => Assert.Equal((NodeState.Ended, null), (node.State, node.Failure)));
        return (log, world.Outside.Hash);
    }
}
