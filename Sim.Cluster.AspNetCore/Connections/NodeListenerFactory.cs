using System.Net;
using Microsoft.AspNetCore.Connections;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Connections;

/// <summary>Lets Kestrel listen at the ports of its node. What address is bound does not matter; one listener takes all that come to a port.</summary>
internal sealed class NodeListenerFactory(Node node) : IConnectionListenerFactory
{
    private const int FirstFreePort = 49_152;

    private readonly HashSet<int> _ports = [];
    private int _nextFreePort = FirstFreePort;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var address = endpoint as IPEndPoint ?? throw new NotSupportedException($"{node.Name} listens at {endpoint}: only ports are simulated");
        var bound = address.Port == 0 ? new IPEndPoint(address.Address, _nextFreePort++) : address;
        return new(_ports.Add(bound.Port) ? new NodeListener(node, node.Listen(bound.Port), bound) : new NodeListener(node, listener: null, bound));
    }
}
