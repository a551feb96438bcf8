using Sim.Cluster.Nodes;
using Sim.Cluster.Streams;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Leaks;

/// <summary>Goal: of nodes that wait the report says which waits where for what, by the methods of the program.</summary>
public sealed class StuckTests
{
    [Fact]
    public void A_report_names_the_methods_that_wait()
    {
        using var world = new World(new WorldOptions());
        world.AddNode("server", ServeAsync);
        world.AddNode("client", AskAsync);
        world.AddNode("listener", HearAsync);
        world.AddNode("sleeper", node => Task.Delay(TimeSpan.FromHours(1), node.Time));
        world.RunFor(TimeSpan.FromSeconds(1));

        Assert.StartsWith("server: StuckTests.ServeAsync waits for connections at port 80 since ", world.Nodes[0].DescribeWaits(), StringComparison.Ordinal);
        Assert.StartsWith("client: StuckTests.ReadAnswerAsync < StuckTests.AskAsync waits for bytes on client>server:80#0 since ", world.Nodes[1].DescribeWaits(), StringComparison.Ordinal);
        Assert.Equal("listener: StuckTests.HearAsync waits for a message", world.Nodes[2].DescribeWaits());
        Assert.Equal("sleeper waits for time, a disk, or something outside the world", world.Nodes[3].DescribeWaits());
        world.Nodes[3].Crash();
        Assert.Equal("sleeper is Crashed", world.Nodes[3].DescribeWaits());
    }

    private static async Task ServeAsync(Node node)
    {
        using var listener = node.Listen(80);
        while (await listener.AcceptAsync(node.Stopping) is not null)
        {
        }
    }

    private static async Task AskAsync(Node node)
    {
        await using var connection = await node.ConnectAsync("server", 80);
        await ReadAnswerAsync(connection);
    }

    private static async Task<int> ReadAnswerAsync(StreamConnection connection) => await connection.ReadAsync(new byte[1]);

    private static async Task HearAsync(Node node) => await node.Endpoint<string>().ReceiveAsync();
}
