using System.Text;
using Sim.Cluster.Disks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Worlds;

/// <summary>Goal: a node dies for real, and what it left behind is what its disk kept.</summary>
public sealed class CrashTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<string> _log = [];

    /// <summary>Each way to wait: a delay in the context and one without, a periodic timer, a message, a disk, and a task that nobody completes.</summary>
    [Theory]
    [InlineData("delay")]
    [InlineData("without context")]
    [InlineData("periodic")]
    [InlineData("message")]
    [InlineData("disk")]
    [InlineData("nothing")]
    public void A_crash_runs_no_finally_and_a_stop_does(string wait)
    {
        Assert.Empty(Run(node => node.Crash()));
        Assert.Equal(wait is "nothing" ? [] : ["finally"], Run(node => node.Stop()));

        List<string> Run(Action<Node> end)
        {
            _log.Clear();
            using var world = new World(new WorldOptions { Disk = new DiskProfile { LeastLatency = TimeSpan.FromHours(9) } });
            var node = world.AddNode("a", node => WaitAsync(node, wait));
            world.RunFor(TimeSpan.FromSeconds(1.5));
            _log.Clear();
            end(node);
            world.RunFor(TimeSpan.FromSeconds(10));
            GC.Collect();
            GC.WaitForPendingFinalizers();

            // Whatever was waited for has happened long ago by then.
            world.RunFor(TimeSpan.FromHours(10));
            return [.. _log];
        }
    }

    /// <summary>A timer that is collected would end its wait, and whoever waits without a context would go on at once.</summary>
    [Fact]
    public void What_a_dead_life_left_behind_is_neither_collected_nor_run()
    {
        using var world = new World(new WorldOptions());
        var node = world.AddNode("a", node => node.Lives > 1 ? Task.Delay(Timeout.InfiniteTimeSpan, node.Time) : TickAsync(node));
        world.RunFor(Second * 1.5);
        node.Crash();
        node.Start();
        world.RunFor(Second * 10);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        world.RunFor(Second);

        Assert.Empty(_log);

        async Task TickAsync(Node node)
        {
            try
            {
                using var timer = new PeriodicTimer(Second, node.Time);
                while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
                {
                }
            }
            finally
            {
                _log.Add("finally");
            }
        }
    }

    [Fact]
    public void Memory_is_gone_after_a_restart_and_a_dead_life_sends_nothing()
    {
        using var world = new World(new WorldOptions());
        var counts = new List<int>();
        world.AddNode("b", async node =>
        {
            var endpoint = node.Endpoint<int>();
            while (true)
            {
                counts.Add((await endpoint.ReceiveAsync()).Message);
            }
        });
        var node = world.AddNode("a", async node =>
        {
            var endpoint = node.Endpoint<int>();
            for (var count = 0; ; count++)
            {
                endpoint.Send("b", count);
                await Task.Delay(Second, node.Time);
            }
        });
        world.RunFor(Second * 2.5);
        node.Crash();
        world.RunFor(Second * 10);
        node.Start();
        world.RunFor(Second * 1.5);

        Assert.Equal([0, 1, 2, 0, 1], counts);
        Assert.Equal(2, node.Lives);
    }

    [Theory]
    [InlineData(true, 0, 0, "old+new")]
    [InlineData(false, 0, 0, "old")]
    [InlineData(false, 100, 0, "old+new")]
    [InlineData(false, 100, 100, "old+")]
    public void A_crash_keeps_what_was_flushed_and_of_the_rest_what_fate_leaves(bool isFlushed, int survival, int torn, string expected)
    {
        using var world = new World(new WorldOptions { Seed = 3, Disk = new DiskProfile { SurvivalPercent = survival, TornPercent = torn } });
        var found = "";
        var node = world.AddNode("a", async node =>
        {
            found = Encoding.UTF8.GetString(await node.Disk.ReadAsync("f") ?? []);
            await node.Disk.WriteAsync("f", "old"u8.ToArray());
            await node.Disk.FlushAsync("f");
            await node.Disk.AppendAsync("f", "+new"u8.ToArray());
            await (isFlushed ? node.Disk.FlushAsync("f") : Task.CompletedTask);
            await Task.Delay(Timeout.InfiniteTimeSpan, node.Time);
        });
        world.RunFor(Second);
        node.Crash();
        node.Start();
        world.RunFor(Second);

        Assert.StartsWith("old", found, StringComparison.Ordinal);
        Assert.True(torn == 100 ? found.Length < expected.Length + 3 && "old+new".StartsWith(found, StringComparison.Ordinal) : found == expected, found);
    }

    [Fact]
    public void A_node_whose_main_task_throws_ends_with_its_exception()
    {
        using var world = new World(new WorldOptions());
        var node = world.AddNode("a", async node =>
        {
            await Task.Delay(Second, node.Time);
            throw new InvalidOperationException("no");
        });
        world.RunFor(Second * 2);

        Assert.Equal((NodeState.Ended, "no"), (node.State, node.Failure?.Message));
        Assert.Throws<ArgumentException>(() => world.AddNode("a", _ => Task.CompletedTask));
    }

    [Fact]
    public void Code_of_a_node_can_neither_drive_the_world_nor_end_itself_in_the_middle()
    {
        using var world = new World(new WorldOptions());
        var node = world.AddNode("a", node =>
        {
            Assert.Throws<InvalidOperationException>(() => world.RunFor(Second));
            Assert.Throws<InvalidOperationException>(node.Crash);
            return Task.CompletedTask;
        });
        world.RunFor(Second);

        Assert.Null(node.Failure);
    }

    private async Task WaitAsync(Node node, string wait)
    {
        try
        {
            switch (wait)
            {
                case "delay":
                    await Task.Delay(TimeSpan.FromMinutes(1), node.Time, node.Stopping);
                    break;
                case "without context":
                    await Task.Delay(TimeSpan.FromMinutes(1), node.Time).ConfigureAwait(false);
                    break;
                case "periodic":
                    using (var timer = new PeriodicTimer(Second, node.Time))
                    {
                        while (await timer.WaitForNextTickAsync(node.Stopping))
                        {
                            _log.Add("tick");
                        }
                    }

                    break;
                case "message":
                    await node.Endpoint<string>().ReceiveAsync(node.Stopping);
                    break;
                case "disk":
                    await node.Disk.ReadAsync("f");
                    break;
                default:
                    await new TaskCompletionSource().Task;
                    break;
            }
        }
        finally
        {
            _log.Add("finally");
        }
    }
}
