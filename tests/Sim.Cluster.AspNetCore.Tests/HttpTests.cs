using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Sim.Cluster.AspNetCore.Clients;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: the whole stack of ASP.NET Core runs as it is, over the simulated network and in simulated time, the same way each time.</summary>
public sealed class HttpTests
{
    private static readonly NetworkProfile TenMilliseconds = new() { LeastLatency = TimeSpan.FromMilliseconds(10), MostLatency = TimeSpan.FromMilliseconds(10) };

    [Fact]
    public void A_request_takes_the_time_of_the_network_and_of_the_work()
    {
        using var world = new WebWorld(TenMilliseconds);
        world.Serve("server", _ => { }, (app, node) => app.MapGet("/add/{a:int}/{b:int}", async (int a, int b) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), node.Time);
            return Results.Json(new { sum = a + b });
        }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            world.Log(await client.GetStringAsync("http://server/add/1/2"));
            world.Log(await client.GetStringAsync("http://server/add/3/4"));
        });
        world.Run(WebWorld.Second * 3);

        // Two ways to connect, two for each request, and the work.
        Assert.Equal(["1045 {\"sum\":3}", "1070 {\"sum\":7}"], world.Lines);
    }

    [Fact]
    public void Controllers_and_model_binding_run_as_they_are()
    {
        using var world = new WebWorld();
        world.Serve(
            "server",
            builder => builder.Services.AddControllers().AddApplicationPart(typeof(EchoController).Assembly),
            (app, _) => app.MapControllers());
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            var answer = await client.PostAsJsonAsync("http://server/echo/7", new { text = "hello" });
            world.Log($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            world.Log($"{(int)(await client.PostAsJsonAsync("http://server/echo/7", new { })).StatusCode}");
        });
        world.Run(WebWorld.Second * 3);

        Assert.Equal(["200 {\"number\":7,\"text\":\"hello\"}", "400"], world.Lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Many_clients_under_a_bad_network_give_the_same_trace_each_time()
    {
        var first = RunMany(seed: 1);

        Assert.Equal(40, first.Count(line => line.Contains("sum", StringComparison.Ordinal)));
        Assert.Equal(first, RunMany(seed: 1));
        Assert.NotEqual(first, RunMany(seed: 2));
    }

    [Fact]
    public void The_timeout_of_a_client_counts_simulated_time()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, node) =>
        {
            app.MapGet("/slow", () => Task.Delay(WebWorld.Second * 30, node.Time));
            app.MapGet("/stalls", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("begun");
                await context.Response.Body.FlushAsync();
                await Task.Delay(WebWorld.Second * 30, node.Time);
            });
        });
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient(WebWorld.Second * 2);
            foreach (var path in new[] { "slow", "stalls" })
            {
                var fault = await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync($"http://server/{path}"));
                Assert.IsType<TimeoutException>(fault.InnerException);
                world.Log(fault.Message);
            }
        });
        world.Run(WebWorld.Second * 10);

        Assert.Equal(
            [
                "3000 The request was canceled due to the configured HttpClient.Timeout of 2 seconds elapsing.",
                "5000 The request was canceled due to the configured HttpClient.Timeout of 2 seconds elapsing.",
            ],
            world.Lines);
    }

    [Fact]
    public void Clients_of_the_factory_connect_through_the_world_and_keep_their_timeouts()
    {
        using var world = new WebWorld();
        world.Serve("back", _ => { }, (app, node) =>
        {
            app.MapGet("/quick", () => "quick");
            app.MapGet("/slow", () => Task.Delay(WebWorld.Second * 30, node.Time));
        });
        world.Serve(
            "front",
            builder => builder.Services.AddHttpClient("back", client => (client.BaseAddress, client.Timeout) = (new Uri("http://back"), WebWorld.Second)),
            (app, _) => app.MapGet("/{path}", async (string path, IHttpClientFactory clients) =>
            {
                try
                {
                    return await clients.CreateClient("back").GetStringAsync($"/{path}");
                }
                catch (TaskCanceledException late) when (late.InnerException is TimeoutException)
                {
                    return "too late";
                }
            }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            world.Log(await client.GetStringAsync("http://front/quick"));
            world.Log(await client.GetStringAsync("http://front/slow"));
        });
        world.Run(WebWorld.Second * 5);

        Assert.Equal(["quick", "too late"], world.Lines.Select(line => line[5..]));
        Assert.StartsWith("20", world.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_opens_real_sockets_is_refused_with_the_remedy()
    {
        using var world = new WebWorld();
        world.Serve(
            "front",
            builder => builder.Services.AddHttpClient("back").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()),
            (app, _) => app.MapGet("/", (IHttpClientFactory clients) =>
            {
                var fault = Assert.Throws<NotSupportedException>(() => clients.CreateClient("back"));
                return fault.Message;
            }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            world.Log(await client.GetStringAsync("http://front/"));
        });
        world.Run(WebWorld.Second * 3);

        Assert.Contains("configure SocketsHttpHandler instead", Assert.Single(world.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_no_node_is_unknown_and_may_be_mapped()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, _) => app.MapGet("/", () => "here"));
        world.Call("client", async node =>
        {
            using var mapped = new HttpClient(node.CreateHttpHandler(host => host == "server.internal" ? "server" : host)) { Timeout = Timeout.InfiniteTimeSpan };
            world.Log(await mapped.GetStringAsync("http://server.internal/"));
            var fault = await Assert.ThrowsAsync<HttpRequestException>(() => mapped.GetStringAsync("http://elsewhere/"));
            world.Log(fault.HttpRequestError.ToString());
        });
        world.Run(WebWorld.Second * 3);

        Assert.Equal(["here", "NameResolutionError"], world.Lines.Select(line => line[5..]));
    }

    private static List<string> RunMany(ulong seed)
    {
        using var world = new WebWorld(new NetworkProfile { LossPercent = 10, LatePercent = 10, MostLatency = TimeSpan.FromMilliseconds(20) }, seed);
        var sum = 0;
        world.Serve("server", _ => { }, (app, node) => app.MapGet("/add/{n:int}", async (int n) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(n % 7), node.Time);
            sum += n;
            return new { sum };
        }));
        foreach (var number in Enumerable.Range(0, 4))
        {
            world.Call(FormattableString.Invariant($"client{number}"), async (Node node) =>
            {
                using var client = node.CreateHttpClient();
                for (var call = 0; call < 10; call++)
                {
                    world.Log($"{node.Name} {await client.GetStringAsync(FormattableString.Invariant($"http://server/add/{(number * 100) + call}"))}");
                }
            });
        }

        world.Run(WebWorld.Second * 60);
        return [.. world.Lines];
    }
}

/// <summary>Something to be echoed.</summary>
public sealed record Said([System.ComponentModel.DataAnnotations.Required] string Text);

/// <summary>A controller as people write them.</summary>
[ApiController]
[Route("echo")]
public sealed class EchoController : ControllerBase
{
    [HttpPost("{number:int}")]
    public IActionResult Echo(int number, Said said) => Ok(new { number, said?.Text });
}
