using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Benchmarks.Clusters;

/// <summary>What worlds are measured with.</summary>
internal static class WorldWork
{
    private static readonly string[] Names = ["a", "b", "c"];

    /// <summary>Awaits delays of one to ten milliseconds, a hundred loops at once on each of three nodes.</summary>
    /// <param name="delays">How many.</param>
    /// <param name="mode">What becomes of code that leaves its node.</param>
    /// <returns>How many were awaited.</returns>
    public static long AwaitDelays(int delays, WorldMode mode = WorldMode.Strict)
    {
        const int Loops = 100;
        using var world = new World(new WorldOptions { Seed = 1, Mode = mode });
        var awaited = 0L;
        foreach (var name in Names)
        {
            world.AddNode(name, node => Task.WhenAll(Enumerable.Range(0, Loops).Select(loop => LoopAsync(node, loop))));
        }

        world.RunFor(TimeSpan.FromHours(1));
        return awaited;

        async Task LoopAsync(Node node, int loop)
        {
            for (var number = 0; number < delays / (Loops * Names.Length); number++)
            {
                await Task.Delay(TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond + ((((number * 7919L) + (loop * 104_729L)) % 9_000) * 10)), node.Time);
                awaited++;
            }
        }
    }

    /// <summary>Sends messages around three nodes, ten at once from each; each that arrives sends the next.</summary>
    /// <param name="messages">How many.</param>
    /// <param name="mode">What becomes of code that leaves its node.</param>
    /// <returns>How many were delivered.</returns>
    public static long DeliverMessages(int messages, WorldMode mode = WorldMode.Strict)
    {
        const int Window = 10;
        using var world = new World(new WorldOptions { Seed = 1, Mode = mode, Network = new NetworkProfile() });
        var delivered = 0L;
        for (var number = 0; number < Names.Length; number++)
        {
            var next = Names[(number + 1) % Names.Length];
            world.AddNode(Names[number], async node =>
            {
                var endpoint = node.Endpoint<long>();
                for (var sent = 0; sent < Window; sent++)
                {
                    endpoint.Send(next, sent);
                }

                while (delivered < messages)
                {
                    var (_, message) = await endpoint.ReceiveAsync();
                    delivered++;
                    endpoint.Send(next, message + 1);
                }
            });
        }

        world.RunFor(TimeSpan.FromHours(1));
        return delivered;
    }

    /// <summary>Builds a world of three small nodes that tell each other that they live, runs it for a tenth of a second, and tears it down.</summary>
    /// <returns>How many messages were delivered.</returns>
    public static long BuildWorld()
    {
        using var world = new World(new WorldOptions { Seed = 1 });
        foreach (var name in Names)
        {
            world.AddNode(name, BeatAsync);
        }

        world.RunFor(TimeSpan.FromMilliseconds(100));
        return world.Network.Delivered;
    }

    private static async Task BeatAsync(Node node)
    {
        var endpoint = node.Endpoint<string>();
        _ = ListenAsync(endpoint);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(40), node.Time);
        while (await timer.WaitForNextTickAsync(node.Stopping))
        {
            foreach (var other in Names.Where(other => other != node.Name))
            {
                endpoint.Send(other, "alive");
            }
        }
    }

    private static async Task ListenAsync(MessageEndpoint<string> endpoint)
    {
        while (true)
        {
            await endpoint.ReceiveAsync();
        }
    }
}
