using System.Net;
using Microsoft.AspNetCore.Connections;
using Sim.Cluster.Nodes;
using Sim.Cluster.Streams;

namespace Sim.Cluster.AspNetCore.Connections;

/// <summary>A port of a node as Kestrel sees it. Without a listener it stands for a second address of the same port, to which nobody ever comes.</summary>
internal sealed class NodeListener(Node node, StreamListener? listener, IPEndPoint bound) : IConnectionListener
{
    private readonly TaskCompletionSource<ConnectionContext?> _unbound = new();

    /// <inheritdoc/>
    public EndPoint EndPoint => bound;

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => listener is null
        ? await _unbound.Task
        : await listener.AcceptAsync(cancellationToken) is { } connection ? new NodeConnection(node, connection, bound.Port) : null;

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        listener?.Dispose();
        _unbound.TrySetResult(null);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => UnbindAsync();
}
