using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sim.Cluster.AspNetCore.Applications;
using Sim.Cluster.AspNetCore.Clients;
using Sim.Cluster.Leaks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: an application dies with its node, comes back new, stops in peace when asked, and leaves the world nowhere.</summary>
public sealed class LifeTests
{
    [Fact]
    public void A_crash_runs_no_cleanup_and_a_restart_begins_with_nothing_in_memory()
    {
        using var world = new WebWorld();
        var (begun, ended, cleanups) = (0, 0, 0);
        var server = world.Serve("server", builder => builder.Services.AddSingleton<Counter>(), (app, node) => app.MapGet("/", async (Counter counter) =>
        {
            begun++;
            try
            {
                await Task.Delay(WebWorld.Second / 2, node.Time);
                ended++;
                return FormattableString.Invariant($"{++counter.Count}");
            }
            finally
            {
                cleanups++;
            }
        }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            while (true)
            {
                try
                {
                    world.Log(await client.GetStringAsync("http://server/"));
                }
                catch (HttpRequestException)
                {
                    world.Log("failed");
                    await Task.Delay(WebWorld.Second, node.Time);
                }
            }
        });
        world.Run(WebWorld.Second * 2.25);
        Assert.Equal((3, 2, 2), (begun, ended, cleanups));

        server.Crash();
        world.Run(WebWorld.Second * 3);
        Assert.Equal((3, 2, 2), (begun, ended, cleanups));

        server.Start();
        world.Run(WebWorld.Second * 2);
        var answers = world.Lines.Select(line => line[5..]).ToList();
        Assert.Equal(["1", "2", "failed"], answers.Take(3));
        Assert.Equal("1", answers.Skip(3).First(answer => answer != "failed"));
    }

    [Fact]
    public void A_stop_runs_hosted_services_to_their_end_in_simulated_time()
    {
        using var world = new WebWorld();
        var log = new List<string>();
        var server = world.Serve(
            "server",
            builder => builder.Services.AddHostedService(services => new Ticker(services.GetRequiredService<TimeProvider>(), log)),
            (app, _) => app.MapGet("/", () => "here"));
        world.Run(WebWorld.Second * 3.5);
        server.Stop();
        world.Run(WebWorld.Second * 3);

        Assert.Equal(["tick 1", "tick 2", "tick 3", "tidy"], log);
        Assert.Equal((NodeState.Ended, null), (server.State, server.Failure));
    }

    [Fact]
    public void An_idle_connection_is_closed_by_Kestrel_in_simulated_time()
    {
        using var world = new WebWorld();
        world.Serve("server", builder => { }, (app, _) => app.MapGet("/", (HttpContext context) => context.Connection.Id));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            for (var pause = 100; pause <= 200; pause += 100)
            {
                world.Log(await client.GetStringAsync("http://server/"));
                await Task.Delay(TimeSpan.FromSeconds(pause), node.Time);
            }

            world.Log(await client.GetStringAsync("http://server/"));
        });
        var watch = Stopwatch.StartNew();
        world.Run(TimeSpan.FromMinutes(10));

        // Kestrel keeps idle connections for 130 seconds.
        Assert.Equal(["client>server:80#0", "client>server:80#0", "client>server:80#1"], world.Lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void Dead_applications_leave_no_threads_behind()
    {
        using var world = new WebWorld();
        var server = world.Serve("server", _ => { }, (app, _) => app.MapGet("/", () => "here"));
        world.Run(WebWorld.Second);
        var before = Process.GetCurrentProcess().Threads.Count;
        for (var life = 0; life < 20; life++)
        {
            server.Crash();
            server.Start();
            world.Run(WebWorld.Second);
        }

        Assert.InRange(Process.GetCurrentProcess().Threads.Count, 1, before + 5);
    }

    [Theory]
    [InlineData("delay", LeakKind.RealTimer, "LifeTests.cs:line")]
    [InlineData("client", LeakKind.RealInput, "System.Net.Http.HttpConnectionPool")]
    public void A_handler_that_leaves_the_world_is_found(string form, LeakKind expected, string place)
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, _) => app.MapGet("/", async () =>
        {
            if (form == "delay")
            {
                await Task.Delay(1);
            }
            else
            {
                using var real = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
                await real.GetStringAsync("http://127.0.0.1:1/");
            }

            return "never mind";
        }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            await client.GetStringAsync("http://server/");
        });

        var fault = Assert.Throws<LeakException>(() => world.World.RunFor(WebWorld.Second * 2));
        var leak = Assert.Single(fault.Leaks);
        Assert.Equal(expected, leak.Kind);
        Assert.Contains(place, leak.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_of_an_application_are_in_the_trace()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, _) => app.MapGet("/", string () => throw new InvalidOperationException("no luck")));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            world.Log($"{(int)(await client.GetAsync("http://server/")).StatusCode}");
        });
        world.Run(WebWorld.Second * 2);

        Assert.EndsWith(" 500", Assert.Single(world.Lines), StringComparison.Ordinal);
        Assert.Contains(world.Trace, line => line.Contains("server logs error", StringComparison.Ordinal) && line.Contains("no luck", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_runs_as_it_is_stops_in_peace_and_starts_again()
    {
        using var world = new WebWorld();
        var server = world.World.AddNode("server", node => WebNode.OfProgram(node, Assembly.Load("Sim.Cluster.AspNetCore.Program"), ["--urls=http://*:80"]).RunAsync());
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            world.Log(await client.GetStringAsync("http://server/time"));
            await Task.Delay(WebWorld.Second * 5, node.Time);
            world.Log(await client.GetStringAsync("http://server/time"));
        });
        world.Run(WebWorld.Second * 3);
        server.Stop();
        world.Run(WebWorld.Second);
        Assert.Equal((NodeState.Ended, null), (server.State, server.Failure));

        server.Start();
        world.Run(WebWorld.Second * 4);
        Assert.Equal(["2026-01-01 00:00:01Z", "2026-01-01 00:00:06Z"], world.Lines.Select(line => line[5..]));
    }

    [Fact]
    public void A_program_with_a_blocking_Main_is_refused_with_the_remedy()
    {
        using var world = new WebWorld();
        var node = world.World.AddNode("server", node => WebNode.OfProgram(node, typeof(Xunit.Assert).Assembly, []).RunAsync());
        world.World.RunFor(WebWorld.Second);

        Assert.Contains("await app.RunAsync()", Assert.IsType<ArgumentException>(node.Failure).Message, StringComparison.Ordinal);
    }

    private sealed class Counter
    {
        public int Count { get; set; }
    }

    private sealed class Ticker(TimeProvider time, List<string> log) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(WebWorld.Second, time);
            var ticks = 0;
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    log.Add(FormattableString.Invariant($"tick {++ticks}"));
                }
            }
            finally
            {
                log.Add("tidy");
            }
        }
    }
}
