using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Sim.Cluster.AspNetCore.Clients;
using Sim.Cluster.Networks;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: the whole stack of ASP.NET Core runs as it is, and the same way each time.</summary>
public sealed class HttpTests
{
    [Fact]
    public void A_request_is_answered_over_the_simulated_network()
    {
        using var world = new WebWorld(new NetworkProfile { LeastLatency = TimeSpan.FromMilliseconds(10), MostLatency = TimeSpan.FromMilliseconds(10) });
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
}
