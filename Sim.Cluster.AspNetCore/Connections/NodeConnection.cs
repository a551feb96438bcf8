using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Sim.Cluster.Nodes;
using Sim.Cluster.Streams;

namespace Sim.Cluster.AspNetCore.Connections;

/// <summary>A simulated connection as Kestrel sees it.</summary>
internal sealed class NodeConnection : ConnectionContext, IConnectionIdFeature, IConnectionTransportFeature, IConnectionItemsFeature, IConnectionLifetimeFeature, IConnectionEndPointFeature
{
    private static readonly byte[] Subnet = [10, 0, 0];

    private readonly StreamConnection _connection;
    private readonly CancellationTokenSource _closed = new();

    public NodeConnection(Node node, StreamConnection connection, int port)
    {
        _connection = connection;
        connection.Ended = _closed.Cancel;
        (ConnectionId, ConnectionClosed, Transport) = (connection.Name, _closed.Token, connection);
        LocalEndPoint = new IPEndPoint(AddressOf(node, node.Name), port);
        RemoteEndPoint = new IPEndPoint(AddressOf(node, connection.RemoteNode), NodeFreePort);
        Features.Set<IConnectionIdFeature>(this);
        Features.Set<IConnectionTransportFeature>(this);
        Features.Set<IConnectionItemsFeature>(this);
        Features.Set<IConnectionLifetimeFeature>(this);
        Features.Set<IConnectionEndPointFeature>(this);
    }

    /// <inheritdoc/>
    public override string ConnectionId { get; set; }

    /// <inheritdoc/>
    public override IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    /// <inheritdoc/>
    public override IDuplexPipe Transport { get; set; }

    /// <inheritdoc/>
    public override CancellationToken ConnectionClosed { get; set; }

    /// <inheritdoc/>
    public override EndPoint? LocalEndPoint { get; set; }

    /// <inheritdoc/>
    public override EndPoint? RemoteEndPoint { get; set; }

    private static int NodeFreePort => 40_000;

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason) => _connection.Abort();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await base.DisposeAsync();
    }

    private static IPAddress AddressOf(Node node, string name)
    {
        var number = node.World.Nodes.TakeWhile(other => other.Name != name).Count() + 1;
        return new IPAddress([.. Subnet, (byte)number]);
    }
}
