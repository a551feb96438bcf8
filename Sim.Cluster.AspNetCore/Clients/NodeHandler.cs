using System.Net;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Clients;

/// <summary>Makes handlers of HTTP connect through the simulated network, by simulated time.</summary>
public static class NodeHandler
{
    /// <summary>As long as <see cref="HttpClient"/> waits unless somebody says otherwise.</summary>
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(100);

    /// <summary>A handler for a <see cref="HttpClient"/> of a node. Leave <see cref="HttpClient.Timeout"/> infinite: it counts real time.</summary>
    /// <param name="node">The node that connects.</param>
    /// <param name="nodeOf">The node that the name of a host means; null if hosts are named as nodes.</param>
    public static SocketsHttpHandler CreateHttpHandler(this Node node, Func<string, string>? nodeOf = null) =>
        (SocketsHttpHandler)Adapt(node, new SocketsHttpHandler(), nodeOf ?? (host => host));

    /// <summary>A client of a node.</summary>
    /// <param name="node">The node that connects.</param>
    /// <param name="timeout">What <see cref="HttpClient.Timeout"/> would be, by simulated time; null for its usual 100 seconds.</param>
    public static HttpClient CreateHttpClient(this Node node, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new HttpClient(new SimulatedTimeoutHandler(node.CreateHttpHandler(), node.Time) { Timeout = timeout ?? UsualTimeout })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Takes the real network and real time out of a handler.</summary>
    internal static HttpMessageHandler Adapt(Node node, HttpMessageHandler handler, Func<string, string> nodeOf)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (handler is not SocketsHttpHandler sockets)
        {
            // Whoever answers requests himself, as tests do, opens no sockets.
            return handler is not HttpClientHandler
                ? handler
                : throw new NotSupportedException($"a client of {node.Name} is configured with HttpClientHandler, which opens real sockets: configure SocketsHttpHandler instead");
        }

        var timeout = sockets.ConnectTimeout;
        sockets.ConnectTimeout = Timeout.InfiniteTimeSpan;
        sockets.ConnectCallback = (context, cancellationToken) => ConnectAsync(node, context.DnsEndPoint, nodeOf, timeout, cancellationToken);
        sockets.UseProxy = false;
        sockets.ActivityHeadersPropagator = null;
        sockets.PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan;
        sockets.PooledConnectionLifetime = Timeout.InfiniteTimeSpan;
        sockets.ResponseDrainTimeout = Timeout.InfiniteTimeSpan;
        return sockets;
    }

    private static async ValueTask<Stream> ConnectAsync(
        Node node, DnsEndPoint target, Func<string, string> nodeOf, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return await node.ConnectAsync(nodeOf(target.Host), target.Port, cancellationToken);
        }

        using var late = new CancellationTokenSource(timeout, node.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        return await node.ConnectAsync(nodeOf(target.Host), target.Port, either.Token);
    }
}
