using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>Pipes, streams, clients of HTTP, and the real world.</summary>
internal static class StreamForms
{
    private static readonly TimeSpan Second = FormNode.Second;

    public static IEnumerable<AwaitForm> All() => Pipes().Concat(Clients()).Concat(RealWorld());

    private static IEnumerable<AwaitForm> Pipes()
    {
        yield return new("pipes", "`PipeReader.ReadAsync()`", async node => await Filled(node, PipeOptions.Default).ReadAsync());
        yield return new("pipes", "the same with `ConfigureAwait(false)`", async node => await Filled(node, PipeOptions.Default).ReadAsync().ConfigureAwait(false));
        yield return new("pipes", "the same, inline schedulers, no context", async node => await Filled(node, Inline).ReadAsync().ConfigureAwait(false));
        yield return new("pipes", "`AsStream().ReadAsync`", async node => await Filled(node, PipeOptions.Default).AsStream().ReadExactlyAsync(new byte[1]));
        yield return new("pipes", "`AsStream().ReadAsync`, inline schedulers", async node => await Filled(node, Inline).AsStream().ReadExactlyAsync(new byte[1]));
        yield return new("pipes", "`StreamReader.ReadLineAsync`, inline schedulers", async node => await new StreamReader(Filled(node, Inline).AsStream()).ReadLineAsync());
        yield return new("pipes", "`JsonSerializer.DeserializeAsync`, inline schedulers", async node => await JsonSerializer.DeserializeAsync<int>(Filled(node, Inline).AsStream()));
    }

    private static IEnumerable<AwaitForm> Clients()
    {
        yield return new("HTTP", "`HttpClient` over a handler of one's own, no timeout", async node =>
        {
            using var client = new HttpClient(new Handler(node)) { Timeout = Timeout.InfiniteTimeSpan };
            await client.GetStringAsync(new Uri("http://x/"));
        });
        yield return new("HTTP", "the same with the timeout that it has by itself", async node =>
        {
            using var client = new HttpClient(new Handler(node));
            await client.GetStringAsync(new Uri("http://x/"));
        });
    }

    private static IEnumerable<AwaitForm> RealWorld()
    {
        yield return new("the real world", "`File.ReadAllTextAsync`", _ => File.ReadAllTextAsync(typeof(StreamForms).Assembly.Location));
        yield return new("the real world", "`TcpClient.ConnectAsync`", async _ =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, 1);
        });
        yield return new("the real world", "`Dns.GetHostAddressesAsync`", _ => Dns.GetHostAddressesAsync("localhost"));
    }

    private static PipeOptions Inline { get; } = new(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private static PipeReader Filled(FormNode node, PipeOptions options)
    {
        var pipe = new Pipe(options);
        node.Later(() =>
        {
            pipe.Writer.Write("1\n"u8);
            pipe.Writer.Complete();
        });
        return pipe.Reader;
    }

    private sealed class Handler(FormNode node) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Second, node.Time, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("hi") };
        }
    }
}
