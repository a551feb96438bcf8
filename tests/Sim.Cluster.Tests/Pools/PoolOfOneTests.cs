using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Tests.Pools;

/// <summary>Goal: what leaves the context of its node is legal on the pool of one, and runs in an order that depends on the program alone.</summary>
[Collection(OneThreadPool.Name)]
public sealed class PoolOfOneTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Code_that_mixes_every_way_out_gives_the_same_log_each_time()
    {
        var first = RunMixture(seed: 1);

        Assert.True(first.Length > 10_000, $"{first.Length} characters");
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(first, RunMixture(seed: 1)));
        Assert.NotEqual(first, RunMixture(seed: 2));
    }

    [Fact]
    public async Task The_order_does_not_depend_on_whose_thread_drives()
    {
        var fromPool = await Task.Run(() => RunMixture(seed: 3));
        var fromOwn = "";
        var thread = new Thread(() => fromOwn = RunMixture(seed: 3));
        thread.Start();
        thread.Join();

        Assert.Equal(fromPool, fromOwn);
    }

    [Theory]
    [InlineData("Task.Run")]
    [InlineData("ConfigureAwait")]
    [InlineData("SemaphoreWithToken")]
    [InlineData("ReadAll")]
    [InlineData("CancelAsync")]
    [InlineData("ParallelFor")]
    public void What_strict_worlds_refuse_is_legal_and_takes_no_time(string form)
    {
        var (state, now) = RunForm(WorldMode.PoolOfOne, form);
        Assert.Equal((NodeState.Ended, 3 * Second.Ticks), (state, now));
    }

    [Fact]
    public void Time_stands_still_while_anything_is_queued()
    {
        using var world = NewWorld();
        var late = 0;
        world.AddNode("a", async node =>
        {
            for (var round = 0; round < 100; round++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), node.Time);
                await Task.Run(async () =>
                {
                    var before = node.Time.GetTimestamp();
                    for (var yields = 0; yields < 10; yields++)
                    {
                        await Task.Yield();
                    }

                    late += node.Time.GetTimestamp() == before ? 0 : 1;
                });
            }
        });
        world.AddNode("b", async node =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1), node.Time);
            while (await timer.WaitForNextTickAsync(node.Stopping))
            {
            }
        });
        world.RunFor(Second);

        Assert.Equal((NodeState.Ended, 0), (world.Nodes[0].State, late));
    }

    [Fact]
    public void Nothing_of_a_crashed_node_runs_again()
    {
        using var world = NewWorld();
        var (steps, cleanups) = (0, 0);
        var node = world.AddNode("a", node => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(10), node.Time).ConfigureAwait(false);
                    steps++;
                }
            }
            finally
            {
                cleanups++;
            }
        }));
        world.RunFor(Second);
        node.Crash();
        var before = steps;
        world.RunFor(Second);
        Assert.Equal((100, 100, 0), (before, steps, cleanups));

        node.Start();
        world.RunFor(Second);
        Assert.Equal((200, 0), (steps, cleanups));
    }

    [Theory]
    [InlineData("Result")]
    [InlineData("Semaphore")]
    [InlineData("Event")]
    public void A_blocked_pool_is_freed_and_the_place_is_shown(string form)
    {
        using var world = NewWorld();
        var never = new TaskCompletionSource<int>();
        world.AddNode("a", node => Task.Run(async () =>
        {
            await Task.Delay(Second, node.Time);
            switch (form)
            {
                case "Result":
                    _ = never.Task.Result;
                    break;
                case "Semaphore":
                    using (var semaphore = new SemaphoreSlim(0))
                    {
                        semaphore.Wait();
                    }

                    break;
                default:
                    using (var signal = new ManualResetEvent(false))
                    {
                        signal.WaitOne();
                    }

                    break;
            }
        }));

        var fault = Assert.Throws<LeakException>(() => world.RunFor(Second * 2));
        var leak = Assert.Single(fault.Leaks);
        Assert.Equal(LeakKind.Blocked, leak.Kind);
        Assert.Contains("PoolOfOneTests.cs:line", leak.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thread_of_its_own_is_found()
    {
        using var world = NewWorld();
        world.AddNode("a", async node =>
        {
            await Task.Factory.StartNew(() => 1, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        });

        var fault = Assert.Throws<LeakException>(() =>
        {
            for (var turn = 0; turn < 500; turn++)
            {
                world.RunFor(Second);
                Thread.Sleep(10);
            }
        });
        Assert.Contains(LeakKind.ForeignThread, fault.Leaks.Select(leak => leak.Kind));
    }

    [Fact]
    public void What_never_comes_to_rest_is_told_apart_from_what_is_busy()
    {
        using (var world = new World(new WorldOptions { Mode = WorldMode.PoolOfOne, MostTurnsAtOnce = 10_000 }))
        {
            world.AddNode("a", _ => Task.Run(async () =>
            {
                while (true)
                {
                    await Task.Yield();
                }
            }));

            var fault = Assert.Throws<NeverAtRestException>(() => world.RunFor(Second));
            Assert.Contains("no time passed", fault.Message, StringComparison.Ordinal);
        }

        // What never ends does not spoil the worlds that come after it.
        Assert.Equal((NodeState.Ended, 3 * Second.Ticks), RunForm(WorldMode.PoolOfOne, "Task.Run"));
    }

    [Fact]
    public async Task One_world_at_a_time_has_the_pool_and_the_next_waits_for_its_turn()
    {
        Task<World> second;
        using (NewWorld())
        {
            Assert.Throws<InvalidOperationException>(NewWorld);
            second = World.CreateAsync(new WorldOptions { Mode = WorldMode.PoolOfOne });
            Assert.False(second.IsCompleted);
        }

        using var world = await second;
        Assert.Equal(0, world.NowTicks);
    }

    [Fact]
    public void The_pool_is_as_wide_as_before_once_the_world_is_gone()
    {
        ThreadPool.GetMaxThreads(out var before, out _);
        using (var world = NewWorld())
        {
            world.RunFor(Second);
            ThreadPool.GetMaxThreads(out var during, out _);
            Assert.InRange(during, 1, 4);
        }

        ThreadPool.GetMaxThreads(out var after, out _);
        Assert.Equal(before, after);
    }

    private static World NewWorld() => new(new WorldOptions { Mode = WorldMode.PoolOfOne });

    private static (NodeState State, long NowTicks) RunForm(WorldMode mode, string form)
    {
        using var world = new World(new WorldOptions { Mode = mode });
        var endedAt = 0L;
        var node = world.AddNode("a", async node =>
        {
            await Task.Delay(Second, node.Time);
            await LeaveAsync(form, node.Time);
            await Task.Delay(Second * 2, node.Time);
            endedAt = node.Time.GetTimestamp();
        });
        world.RunFor(Second * 10);
        return (node.State, endedAt);
    }

    private static async Task LeaveAsync(string form, TimeProvider time)
    {
        var channel = Channel.CreateBounded<int>(1);
        using var stop = new CancellationTokenSource();
        switch (form)
        {
            case "Task.Run":
                await Task.Run(() => 1);
                break;
            case "ConfigureAwait":
                var reading = ReadAsync();
                channel.Writer.TryWrite(1);
                await reading;
                break;
            case "SemaphoreWithToken":
                using (var gate = new SemaphoreSlim(0))
                {
                    var waiting = gate.WaitAsync(stop.Token);
                    gate.Release();
                    await waiting;
                }

                break;
            case "ReadAll":
                var all = ReadAllAsync();
                await channel.Writer.WriteAsync(1);
                await channel.Writer.WriteAsync(2);
                channel.Writer.Complete();
                await all;
                break;
            case "CancelAsync":
                stop.Token.Register(() => channel.Writer.TryWrite(1));
                await stop.CancelAsync();
                await channel.Reader.ReadAsync();
                break;
            default:
                await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, _) => await Task.Yield());
                break;
        }

        async Task ReadAsync() => await channel.Reader.ReadAsync().ConfigureAwait(false);

        async Task ReadAllAsync()
        {
            await foreach (var _ in channel.Reader.ReadAllAsync())
            {
                await Task.Yield();
            }
        }
    }

    private static string RunMixture(int seed)
    {
        using var world = NewWorld();
        var log = new StringBuilder();
        foreach (var name in new[] { "a", "b" })
        {
            world.AddNode(name, async node =>
            {
                var channel = Channel.CreateUnbounded<int>();
                using var semaphore = new SemaphoreSlim(2);
                var consumer = ConsumeAsync();
                await Task.WhenAll(Enumerable.Range(0, 4).Select(id => WorkAsync(id, new Random((seed * 10) + id))));
                channel.Writer.Complete();
                await consumer;

                void Log(FormattableString what) => log.Append(node.Name).Append(FormattableString.Invariant(what)).Append('@')
                    .Append(node.Time.GetTimestamp().ToString(CultureInfo.InvariantCulture)).Append('\n');

                async Task ConsumeAsync()
                {
                    await foreach (var item in channel.Reader.ReadAllAsync().ConfigureAwait(false))
                    {
                        Log($" got {item}");
                    }
                }

                async Task WorkAsync(int id, Random random)
                {
                    for (var step = 0; step < 100; step++)
                    {
                        await MoveAsync(id, step, random);
                        Log($" {id}.{step}");
                    }
                }

                async Task MoveAsync(int id, int step, Random random)
                {
                    switch (random.Next(7))
                    {
                        case 0:
                            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5)), node.Time);
                            break;
                        case 1:
                            await Task.Run(async () =>
                            {
                                Log($" run {id}.{step}");
                                await Task.Delay(TimeSpan.FromMilliseconds(1), node.Time).ConfigureAwait(false);
                                Log($" ran {id}.{step}");
                            });
                            break;
                        case 2:
                            await Task.Yield();
                            break;
                        case 3:
                            channel.Writer.TryWrite(step);
                            break;
                        case 4:
                            await semaphore.WaitAsync(node.Stopping);
                            await Task.Yield();
                            semaphore.Release();
                            break;
                        case 5:
                            using (var stop = new CancellationTokenSource())
                            {
                                stop.Token.Register(() => Log($" cancelled {id}.{step}"));
                                await stop.CancelAsync().ConfigureAwait(false);
                            }

                            break;
                        default:
                            await Parallel.ForEachAsync(Enumerable.Range(0, 4), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (part, _) =>
                            {
                                await Task.Yield();
                                Log($" part {id}.{step}.{part}");
                            });
                            break;
                    }
                }
            });
        }

        world.RunFor(Second * 60);
        Assert.All(world.Nodes, node => Assert.Equal((NodeState.Ended, null), (node.State, node.Failure)));
        return log.ToString();
    }
}
