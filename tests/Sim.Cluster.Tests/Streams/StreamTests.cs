using System.Net.Sockets;
using System.Text;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Streams;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Streams;

/// <summary>Goal: connections carry bytes in order and whole, at the speed of the profile, and end as those of a real network do.</summary>
public sealed class StreamTests
{
    private const int Port = 80;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Bytes_arrive_in_order_and_whole_whatever_the_network_does()
    {
        var sent = Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Range(0, 20_000)));
        Assert.Equal(sent, Transfer(sent, new NetworkProfile()).Received);
        Assert.Equal(sent, Transfer(sent, new NetworkProfile { LossPercent = 40, LatePercent = 30, DuplicatePercent = 30 }).Received);
        Assert.Equal(sent, Transfer(sent, new NetworkProfile { BytesPerSecond = 50_000 }).Received);
    }

    [Fact]
    public void A_narrow_link_and_a_lossy_one_take_longer()
    {
        var sent = new byte[100_000];
        var plain = Transfer(sent, new NetworkProfile()).EndTicks;
        Assert.InRange(plain, 0, Second.Ticks / 4);
        Assert.InRange(Transfer(sent, new NetworkProfile { BytesPerSecond = 50_000 }).EndTicks, 2 * Second.Ticks, 2 * Second.Ticks + (Second.Ticks / 4));
        Assert.True(Transfer(sent, new NetworkProfile { LossPercent = 50 }).EndTicks > plain + TimeSpan.FromMilliseconds(200).Ticks);
    }

    [Fact]
    public void When_bytes_arrive_depends_on_their_connection_alone()
    {
        var profile = new NetworkProfile { LossPercent = 20, LatePercent = 20, MostLatency = TimeSpan.FromMilliseconds(50) };
        var alone = Transfer(new byte[50_000], profile).EndTicks;

        Assert.Equal(alone, Transfer(new byte[50_000], profile, chatter: true).EndTicks);
        Assert.NotEqual(alone, Transfer(new byte[50_000], profile, seed: 2).EndTicks);
    }

    [Fact]
    public void A_writer_waits_for_a_reader_that_does_not_read()
    {
        using var world = NewWorld();
        var written = 0;
        Serve(world, async (node, connection) =>
        {
            await Task.Delay(Second, node.Time);
            await ReadAllAsync(connection);
        });
        world.AddNode("client", async node =>
        {
            await using var connection = await node.ConnectAsync("server", Port);
            for (; written < 100; written++)
            {
                await connection.WriteAsync(new byte[10_000]);
            }
        });
        world.RunFor(Second / 2);
        Assert.InRange(written, 5, 8);

        world.RunFor(Second);
        Assert.Equal(100, written);
    }

    [Fact]
    public void What_meets_a_cut_arrives_once_it_is_healed()
    {
        var (world, log) = Echo(new NetworkProfile());
        using (world)
        {
            world.RunFor(Second * 2);
            world.Network.Cut("client", "server");
            world.RunFor(Second * 5);
            var during = log.Count;
            world.Network.HealAll();
            world.RunFor(Second * 5);

            Assert.InRange(during, 2, 3);
            Assert.True(log.Count > during + 2, string.Join(", ", log));
            Assert.DoesNotContain("IOException", string.Join(", ", log), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_met_a_short_cut_stays_in_front_of_what_was_sent_later()
    {
        using var world = NewWorld();
        var received = new List<byte>();
        Serve(world, async (_, connection) => received.AddRange(await ReadAllAsync(connection)));
        world.AddNode("client", async node =>
        {
            await using var connection = await node.ConnectAsync("server", Port);
            for (byte number = 1; number <= 20; number++)
            {
                await connection.WriteAsync(new[] { number });
                await Task.Delay(TimeSpan.FromMilliseconds(50), node.Time);
            }
        });
        for (var cut = 0; cut < 4; cut++)
        {
            world.RunFor(TimeSpan.FromMilliseconds(120));
            world.Network.Cut("client", "server");
            world.RunFor(TimeSpan.FromMilliseconds(60));
            world.Network.HealAll();
        }

        world.RunFor(Second * 10);
        Assert.Equal(Enumerable.Range(1, 20), received.Select(number => (int)number));
    }

    [Theory]
    [InlineData("client", "server")]
    [InlineData("server", "client")]
    public void A_cut_of_either_way_that_lasts_ends_a_connection_in_a_timeout(string from, string to)
    {
        var (world, log) = Echo(new NetworkProfile());
        using (world)
        {
            world.RunFor(Second * 2);
            world.Network.Cut(from, to);
            world.RunFor(Second * 60);

            Assert.Contains("client: IOException TimedOut", log);
        }
    }

    [Fact]
    public void A_reset_ends_both_ends_and_happens_only_if_asked_for()
    {
        var (world, log) = Echo(new NetworkProfile { ResetPerMille = 1000 });
        using (world)
        {
            world.RunFor(Second * 5);
            Assert.Equal(["client: IOException ConnectionReset", "server: IOException ConnectionReset"], log.Order(StringComparer.Ordinal));
        }

        (world, log) = Echo(new NetworkProfile());
        using (world)
        {
            world.RunFor(Second * 5);
            Assert.All(log, line => Assert.StartsWith("echo", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_crash_resets_the_other_end()
    {
        var (world, log) = Echo(new NetworkProfile());
        using (world)
        {
            world.RunFor(Second * 2);
            world.Nodes[0].Crash();
            world.RunFor(Second / 2);

            Assert.Equal("client: IOException ConnectionReset", log[^1]);
        }
    }

    [Fact]
    public void After_a_loss_of_power_the_other_end_hears_nothing_until_it_sends()
    {
        var (world, log) = Echo(new NetworkProfile { PowerLossPercent = 100 }, TimeSpan.FromSeconds(10));
        using (world)
        {
            world.RunFor(Second * 2);
            world.Nodes[0].Crash();
            world.Nodes[0].Start();
            world.RunFor(Second * 7);
            Assert.Equal("echo 0", log[^1]);

            world.RunFor(Second * 4);
            Assert.Equal("client: IOException ConnectionReset", log[^1]);
        }

        (world, log) = Echo(new NetworkProfile { PowerLossPercent = 100 });
        using (world)
        {
            world.RunFor(Second * 2);
            world.Nodes[0].Crash();
            world.RunFor(Second * 60);
            Assert.Equal("client: IOException TimedOut", log[^1]);
        }
    }

    [Theory]
    [InlineData("nowhere", Port, SocketError.HostNotFound)]
    [InlineData("server", Port + 1, SocketError.ConnectionRefused)]
    [InlineData("dead", Port, SocketError.ConnectionRefused)]
    [InlineData("cut", Port, SocketError.TimedOut)]
    public void Who_cannot_be_reached_is_told_as_sockets_do(string to, int port, SocketError expected)
    {
        using var world = NewWorld();
        Serve(world, (_, connection) => ReadAllAsync(connection));
        world.AddNode("dead", node => Task.Delay(Timeout.InfiniteTimeSpan, node.Time));
        world.AddNode("cut", node => Task.Delay(Timeout.InfiniteTimeSpan, node.Time));
        world.Nodes[1].Crash();
        world.Network.Cut("cut", "client");
        var client = world.AddNode("client", async node => await node.ConnectAsync(to, port));
        world.RunFor(Second * 60);

        Assert.Equal(expected, Assert.IsType<SocketException>(client.Failure).SocketErrorCode);
    }

    [Fact]
    public void Who_waits_for_a_connection_may_give_up()
    {
        using var world = NewWorld();
        world.AddNode("server", node => Task.Delay(Timeout.InfiniteTimeSpan, node.Time));
        world.Network.Cut("client", "server");
        var hasGivenUp = false;
        world.AddNode("client", async node =>
        {
            using var stop = new CancellationTokenSource(Second, node.Time);
            try
            {
                await node.ConnectAsync("server", Port, stop.Token);
            }
            catch (OperationCanceledException)
            {
                hasGivenUp = true;
            }
        });
        world.RunFor(Second * 2);

        Assert.True(hasGivenUp);
    }

    [Fact]
    public void A_full_backlog_makes_others_wait_and_does_not_refuse_them()
    {
        using var world = NewWorld();
        var connected = new List<string>();
        world.AddNode("server", async node =>
        {
            using var listener = node.Listen(Port, backlog: 2);
            await Task.Delay(Second * 5, node.Time);
            while (await listener.AcceptAsync(node.Stopping) is not null)
            {
            }
        });
        foreach (var number in Enumerable.Range(0, 4))
        {
            world.AddNode(FormattableString.Invariant($"client{number}"), async node =>
            {
                await Task.Delay(Second / 2, node.Time);
                await node.ConnectAsync("server", Port);
                connected.Add(node.Name);
                await Task.Delay(Timeout.InfiniteTimeSpan, node.Time);
            });
        }

        world.RunFor(Second * 4);
        Assert.Equal(2, connected.Count);
        world.RunFor(Second * 4);
        Assert.Equal(4, connected.Count);
    }

    [Fact]
    public void A_connection_that_is_closed_is_read_to_its_end()
    {
        using var world = NewWorld();
        var got = new List<string?>();
        Serve(world, async (_, connection) =>
        {
            using var reader = new StreamReader(connection);
            string? line;
            do
            {
                got.Add(line = await reader.ReadLineAsync());
            }
            while (line is not null);
        });
        world.AddNode("client", async node =>
        {
            await using var connection = await node.ConnectAsync("server", Port);
            await connection.Output.WriteAsync("one\ntwo\n"u8.ToArray());
        });
        world.RunFor(Second);

        Assert.All(world.Nodes, node => Assert.Null(node.Failure));
        Assert.Equal(["one", "two", null], got);
    }

    private static World NewWorld(NetworkProfile? network = null, ulong seed = 1) => new(new WorldOptions { Seed = seed, Network = network ?? new NetworkProfile() });

    private static void Serve(World world, Func<Node, StreamConnection, Task> serveAsync) => world.AddNode("server", async node =>
    {
        using var listener = node.Listen(Port);
        while (await listener.AcceptAsync(node.Stopping) is { } connection)
        {
            _ = serveAsync(node, connection);
        }
    });

    private static async Task<byte[]> ReadAllAsync(StreamConnection connection)
    {
        var received = new MemoryStream();
        var buffer = new byte[4_000];
        int count;
        while ((count = await connection.ReadAsync(buffer)) > 0)
        {
            received.Write(buffer, 0, count);
        }

        return received.ToArray();
    }

    private static (byte[]? Received, long EndTicks) Transfer(byte[] sent, NetworkProfile profile, bool chatter = false, ulong seed = 1)
    {
        using var world = NewWorld(profile, seed);
        (byte[]? Received, long EndTicks) end = default;
        Serve(world, async (_, connection) =>
        {
            if (connection.RemoteNode == "client")
            {
                end = (await ReadAllAsync(connection), world.NowTicks);
            }
        });
        world.AddNode("client", async node =>
        {
            await using var connection = await node.ConnectAsync("server", Port);
            await connection.WriteAsync(sent);
        });
        if (chatter)
        {
            world.AddNode("other", async node =>
            {
                await using var connection = await node.ConnectAsync("server", Port);
                await connection.WriteAsync(new byte[1_000]);
            });
        }

        world.RunFor(Second * 60);
        return end;
    }

    /// <summary>A client that sends a byte every second, or so, and writes down each that comes back, and how the connection ends at both ends.</summary>
    private static (World World, List<string> Log) Echo(NetworkProfile profile, TimeSpan? pause = null)
    {
        var (world, log) = (NewWorld(profile), new List<string>());
        Serve(world, (_, connection) => GuardAsync("server", async () =>
        {
            var buffer = new byte[1];
            while (await connection.ReadAsync(buffer) > 0)
            {
                await connection.WriteAsync(buffer);
            }
        }));
        world.AddNode("client", async node =>
        {
            var connection = await node.ConnectAsync("server", Port);
            await GuardAsync("client", async () =>
            {
                var buffer = new byte[1];
                for (byte number = 0; ; number++)
                {
                    await connection.WriteAsync(new[] { number });
                    if (await connection.ReadAsync(buffer) == 0)
                    {
                        log.Add("end");
                        return;
                    }

                    log.Add(FormattableString.Invariant($"echo {buffer[0]}"));
                    await Task.Delay(pause ?? Second, node.Time);
                }
            });
            await Task.Delay(Timeout.InfiniteTimeSpan, node.Time);
        });
        return (world, log);

        async Task GuardAsync(string name, Func<Task> actAsync)
        {
            try
            {
                await actAsync();
            }
            catch (IOException fault)
            {
                log.Add($"{name}: IOException {((SocketException)fault.InnerException!).SocketErrorCode}");
            }
        }
    }
}
