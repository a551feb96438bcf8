using System.Net;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Sim.Cluster.AspNetCore.Clients;

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>Goal: what goes on for longer than one answer runs over the simulated network too.</summary>
public sealed class StreamingTests
{
    [Fact]
    public void Server_sent_events_come_one_by_one_and_outlast_the_timeout_of_the_client()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, node) => app.MapGet("/events", (CancellationToken gone) => TypedResults.ServerSentEvents(CountAsync(node.Time, gone))));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient(WebWorld.Second * 3);
            using var answer = await client.GetAsync("http://server/events", HttpCompletionOption.ResponseHeadersRead);
            await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                world.Log(item.Data);
            }
        });
        world.Run(WebWorld.Second * 10);

        Assert.Equal(["1", "2", "3", "4", "5"], world.Lines.Select(line => line[5..]));
        Assert.Equal(["2", "3", "4", "5", "6"], world.Lines.Select(line => line[..1]));
    }

    [Fact]
    public void A_request_is_aborted_when_its_client_goes()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, node) => app.MapGet("/", async (HttpContext context) =>
        {
            try
            {
                await Task.Delay(WebWorld.Second * 60, node.Time, context.RequestAborted);
            }
            catch (OperationCanceledException)
            {
                world.Log("aborted");
            }
        }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient(WebWorld.Second);
            await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync("http://server/"));
        });
        world.Run(WebWorld.Second * 5);

        Assert.StartsWith("200", Assert.Single(world.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_WebSocket_goes_both_ways_and_closes()
    {
        using var world = new WebWorld();
        world.Serve("server", _ => { }, (app, _) =>
        {
            app.UseWebSockets();
            app.Map("/socket", async (HttpContext context) =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                var buffer = new byte[100];
                while (await socket.ReceiveAsync(buffer, default) is { MessageType: WebSocketMessageType.Text } got)
                {
                    await socket.SendAsync(buffer.AsMemory(0, got.Count), WebSocketMessageType.Text, endOfMessage: true, default);
                }

                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
            });
        });
        world.Call("client", async node =>
        {
            using var socket = new ClientWebSocket();
            using var invoker = new HttpMessageInvoker(node.CreateHttpHandler());
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            await socket.ConnectAsync(new Uri("ws://server/socket"), invoker, default);
            var buffer = new byte[100];
            foreach (var word in new[] { "one", "two" })
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, endOfMessage: true, default);
                var got = await socket.ReceiveAsync(buffer, default);
                world.Log(Encoding.UTF8.GetString(buffer, 0, got.Count));
            }

            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
            world.Log(socket.State.ToString());
        });
        world.Run(WebWorld.Second * 5);

        Assert.Equal(["one", "two", "Closed"], world.Lines.Select(line => line[5..]));
    }

    [Fact]
    public void Requests_of_HTTP2_share_one_connection()
    {
        using var world = new WebWorld();
        world.Serve(
            "server",
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)),
            (app, node) => app.MapGet("/{wait:int}", async (int wait, HttpContext context) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(wait), node.Time);
                return $"{context.Request.Protocol} {wait} {context.Connection.Id}";
            }));
        world.Call("client", async node =>
        {
            using var client = node.CreateHttpClient();
            client.DefaultRequestVersion = HttpVersion.Version20;
            client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            await Task.WhenAll(new[] { 300, 200, 100 }.Select(async wait => world.Log(await client.GetStringAsync(FormattableString.Invariant($"http://server/{wait}")))));
        });
        world.Run(WebWorld.Second * 5);

        Assert.Equal(
            ["HTTP/2 100 client>server:80#0", "HTTP/2 200 client>server:80#0", "HTTP/2 300 client>server:80#0"],
            world.Lines.Select(line => line[5..]));
    }

    [Fact]
    public void Calls_and_streams_of_gRPC_run_over_the_simulated_network()
    {
        using var world = new WebWorld();
        world.Serve(
            "server",
            builder =>
            {
                builder.Services.AddGrpc();
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
            },
            (app, _) => app.MapGrpcService<EchoService>());
        world.Call("client", async node =>
        {
            using var channel = GrpcChannel.ForAddress("http://server", new GrpcChannelOptions { HttpHandler = node.CreateHttpHandler(), DisposeHttpClient = true });
            var calls = channel.CreateCallInvoker();
            world.Log(await calls.AsyncUnaryCall(EchoGrpc.Say, null, default, "hello"));
            using var stream = calls.AsyncServerStreamingCall(EchoGrpc.Repeat, null, default, "again");
            while (await stream.ResponseStream.MoveNext(default))
            {
                world.Log(stream.ResponseStream.Current);
            }
        });
        world.Run(WebWorld.Second * 10);

        Assert.Equal(["hello over HTTP/2", "again 1", "again 2", "again 3"], world.Lines.Select(line => line[5..]));
        Assert.Equal(["1", "2", "3", "4"], world.Lines.Select(line => line[..1]));
    }

    private static async IAsyncEnumerable<string> CountAsync(TimeProvider time, [EnumeratorCancellation] CancellationToken gone)
    {
        for (var number = 1; number <= 5; number++)
        {
            await Task.Delay(WebWorld.Second, time, gone);
            yield return FormattableString.Invariant($"{number}");
        }
    }
}
