using Sim.Cluster.Networks;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Worlds;

/// <summary>Goal: messages fare as the profile says, and each has a fate that nothing else changes.</summary>
public sealed class NetworkTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Messages_are_lost_doubled_and_reordered_in_the_share_that_was_asked_for()
    {
        Assert.Equal(Enumerable.Range(0, 100), Numbers(new NetworkProfile { MostLatency = TimeSpan.Zero }));
        Assert.Empty(Numbers(new NetworkProfile { LossPercent = 100 }));
        Assert.InRange(Numbers(new NetworkProfile { LossPercent = 30 }).Count, 50, 90);
        Assert.Equal(200, Numbers(new NetworkProfile { DuplicatePercent = 100 }).Count);
        var late = Numbers(new NetworkProfile { MostLatency = Second });
        Assert.NotEqual(Enumerable.Range(0, 100), late);
        Assert.Equal(Enumerable.Range(0, 100), late.Order());
    }

    [Fact]
    public void A_fate_belongs_to_the_link_and_the_number_there()
    {
        var profile = new NetworkProfile { LossPercent = 30, DuplicatePercent = 20, LatePercent = 20 };
        Assert.Equal(Numbers(profile), Numbers(profile, chatter: 50));
        Assert.NotEqual(Numbers(profile), Numbers(profile, seed: 2));
    }

    [Fact]
    public void A_cut_goes_one_way_loses_what_is_under_way_and_heals()
    {
        using var world = new World(new WorldOptions { Network = new NetworkProfile { LeastLatency = Second, MostLatency = Second } });
        var got = new List<string>();
        foreach (var (name, other) in new[] { ("a", "b"), ("b", "a") })
        {
            world.AddNode(name, async node =>
            {
                var endpoint = node.Endpoint<string>();
                async Task SendAsync()
                {
                    for (var count = 0; ; count++)
                    {
                        endpoint.Send(other, FormattableString.Invariant($"{node.Name}{count}"));
                        await Task.Delay(Second * 10, node.Time);
                    }
                }

                var sending = SendAsync();
                while (!sending.IsCompleted)
                {
                    got.Add((await endpoint.ReceiveAsync()).Message);
                }
            });
        }

        world.RunFor(Second / 2);
        world.Network.Cut("a", "b");
        world.RunFor(Second * 15);
        world.Network.HealAll();
        world.RunFor(Second * 10);

        Assert.Equal(["b0", "b1", "a2", "b2"], got);
        Assert.False(world.Network.IsCut("a", "b"));
    }

    private static List<int> Numbers(NetworkProfile profile, int chatter = 0, ulong seed = 1)
    {
        using var world = new World(new WorldOptions { Seed = seed, Network = profile });
        var got = new List<int>();
        world.AddNode("b", async node =>
        {
            var endpoint = node.Endpoint<int>();
            while (true)
            {
                got.Add((await endpoint.ReceiveAsync()).Message);
            }
        });
        world.AddNode("a", async node =>
        {
            var endpoint = node.Endpoint<int>();
            for (var number = 0; number < 100; number++)
            {
                endpoint.Send("b", number);
                if (number < chatter)
                {
                    endpoint.Send("c", number);
                }

                await Task.Delay(TimeSpan.FromTicks(10), node.Time);
            }
        });
        world.RunFor(TimeSpan.FromMinutes(1));
        return got;
    }
}
