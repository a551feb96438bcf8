using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Leaks;

/// <summary>Goal: code that leaves its world is found, with its place and the remedy, and code that stays is left alone.</summary>
public sealed class LeakTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_body_of_Task_Run_is_found() => AssertLeak(LeakKind.ForeignThread, "without Task.Run", async node =>
    {
        await Task.Run(() => 1);
        await Task.Delay(Second, node.Time);
    });

    [Fact]
    public void What_is_queued_to_the_pool_is_found_where_it_is_queued()
    {
        var leaks = AssertLeak(LeakKind.ForeignThread, "without Task.Run", async node =>
        {
            await Task.Delay(Second, node.Time);
            ThreadPool.QueueUserWorkItem(_ => { });
            await Task.Delay(Second, node.Time);
        });

        var leak = Assert.Single(leaks);
        Assert.Equal("a", leak.Node);
        Assert.Contains("QueueUserWorkItem", leak.Where, StringComparison.Ordinal);
        Assert.Contains("LeakTests.cs:line", leak.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delay_of_real_time_is_found() => AssertLeak(LeakKind.RealTimer, "node.Time", async node =>
    {
        await Task.Delay(1);
        await Task.Delay(Second, node.Time);
    });

    [Theory]
    [InlineData("delay")]
    [InlineData("cancellation")]
    [InlineData("timer")]
    [InlineData("wait")]
    public void A_real_timer_is_found_where_it_is_set_even_if_it_never_fires(string form)
    {
        using var world = new World(new WorldOptions());
        world.AddNode("a", async node =>
        {
            await Task.Delay(Second, node.Time);
            object made = form switch
            {
                "delay" => Task.Delay(TimeSpan.FromHours(1)),
                "cancellation" => new CancellationTokenSource(TimeSpan.FromHours(1)),
                "timer" => new Timer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan),
                _ => Task.Delay(TimeSpan.FromDays(1), node.Time).WaitAsync(TimeSpan.FromHours(1)),
            };
            await Task.Delay(Second, node.Time);
            GC.KeepAlive(made);
        });

        var leak = Assert.Single(Assert.Throws<LeakException>(() => world.RunFor(Second * 2)).Leaks);
        Assert.Equal((LeakKind.RealTimer, "a"), (leak.Kind, leak.Node));
        Assert.Contains("LeakTests.cs:line", leak.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("name")]
    public void The_real_network_is_found_where_it_is_touched(string form)
    {
        using var world = new World(new WorldOptions());
        world.AddNode("a", async node =>
        {
            await Task.Delay(Second, node.Time);
            if (form == "socket")
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, 1);
            }
            else
            {
                await Dns.GetHostAddressesAsync("localhost");
            }
        });

        var leak = Assert.Throws<LeakException>(() => world.RunFor(Second * 2)).Leaks[0];
        Assert.Equal((LeakKind.RealInput, "a"), (leak.Kind, leak.Node));
        Assert.Contains("LeakTests.cs:line", leak.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wait_without_context_that_other_code_completes_is_found() => AssertLeak(LeakKind.ForeignThread, "ConfigureAwait(false)", async node =>
    {
        var channel = Channel.CreateUnbounded<int>();
        async Task ReadAsync()
        {
            await channel.Reader.ReadAsync().ConfigureAwait(false);
        }

        var reading = ReadAsync();
        channel.Writer.TryWrite(1);
        await reading;
    });

    [Fact]
    public void A_simulated_thing_that_a_foreign_thread_touches_shows_the_line()
    {
        var leaks = AssertLeak(LeakKind.ForeignThread, "without Task.Run", async node =>
        {
            await Task.Run(() => node.Endpoint<string>().Send("b", "x"));
        });

        Assert.Contains(leaks, leak => leak.Where.Contains("LeakTests.cs:line", StringComparison.Ordinal));
    }

    [Fact]
    public void A_simulated_thing_refuses_whoever_is_not_in_its_world()
    {
        using var world = new World(new WorldOptions());
        Action? touch = null;
        world.AddNode("a", node =>
        {
            var endpoint = node.Endpoint<string>();
            touch = () => endpoint.Send("b", "x");
            return Task.Delay(Second, node.Time);
        });
        world.RunFor(Second / 2);

        var leak = Assert.Single(Assert.Throws<LeakException>(() => touch!()).Leaks);
        Assert.Equal((LeakKind.ForeignThread, "a"), (leak.Kind, leak.Node));
        Assert.Contains("the network was touched there", leak.Where, StringComparison.Ordinal);
        Assert.Contains("LeakTests.cs:line", leak.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Result")]
    [InlineData("Wait")]
    [InlineData("GetResult")]
    [InlineData("Semaphore")]
    [InlineData("Event")]
    public void A_blocked_thread_is_freed_where_it_stands(string form)
    {
        using var world = new World(new WorldOptions());
        var never = new TaskCompletionSource<int>();
        var node = world.AddNode("a", async node =>
        {
            await Task.Delay(Second, node.Time);
            switch (form)
            {
                case "Result":
                    _ = never.Task.Result;
                    break;
                case "Wait":
                    never.Task.Wait();
                    break;
                case "GetResult":
                    never.Task.GetAwaiter().GetResult();
                    break;
                case "Semaphore":
                    using (var semaphore = new SemaphoreSlim(0))
                    {
                        semaphore.Wait();
                    }

                    break;
                default:
                    using (var signal = new ManualResetEventSlim())
                    {
                        signal.Wait();
                    }

                    break;
            }
        });
        world.RunFor(Second * 2);

        var blocked = Assert.IsType<BlockedException>(node.Failure);
        Assert.Contains("await the task instead", blocked.Message, StringComparison.Ordinal);
        Assert.Contains("LeakTests.cs:line", blocked.StackTrace, StringComparison.Ordinal);
    }

    /// <summary>The runtime compiles anew what runs often, and then shows other frames.</summary>
    [Fact]
    public void A_blocked_thread_is_freed_however_warm_the_code_is()
    {
        for (var run = 0; run < 120; run++)
        {
            using var world = new World(new WorldOptions());
            var node = world.AddNode("a", _ =>
            {
                new TaskCompletionSource().Task.Wait(TimeSpan.FromSeconds(3));
                return Task.CompletedTask;
            });
            world.RunFor(Second);
            Assert.IsType<BlockedException>(node.Failure);
            Thread.Sleep(run % 40 == 39 ? 300 : 0);
        }
    }

    [Fact]
    public void Code_that_stays_is_left_alone()
    {
        using var world = new World(new WorldOptions());
        var done = 0;
        var node = world.AddNode("a", async node =>
        {
            var channel = Channel.CreateUnbounded<int>();
            var gate = new SemaphoreSlim(0);
            async Task WorkAsync()
            {
                await gate.WaitAsync();
                await Task.Yield();
                await channel.Writer.WriteAsync(await Task.FromResult(1));
                done++;
            }

            var work = Task.WhenAll(WorkAsync(), WorkAsync());
            gate.Release(2);
            await channel.Reader.ReadAsync();
            await work.WaitAsync(Second, node.Time);
            _ = Task.FromResult(1).Result;
            done++;
        });
        world.RunFor(Second * 2);

        Assert.Equal((NodeState.Ended, null, 3), (node.State, node.Failure, done));
    }

    /// <summary>The leak is seen as soon as the foreign thread runs, so the world is driven until it is, for some seconds at most.</summary>
    private static ImmutableArray<Leak> AssertLeak(LeakKind kind, string remedy, Func<Node, Task> mainAsync)
    {
        using var world = new World(new WorldOptions());
        world.AddNode("a", mainAsync);
        var fault = Assert.Throws<LeakException>(() =>
        {
            for (var turn = 0; turn < 500; turn++)
            {
                world.RunFor(Second);
                Thread.Sleep(10);
            }
        });

        Assert.Contains(kind, fault.Leaks.Select(leak => leak.Kind));
        Assert.Contains(remedy, fault.Message, StringComparison.Ordinal);
        Assert.Contains(fault.Leaks, leak => leak.Where.Contains("   at ", StringComparison.Ordinal));
        return fault.Leaks;
    }
}
