using System.Globalization;
using System.Net.Sockets;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>The connections between nodes.</summary>
internal sealed class StreamNetwork(World world)
{
    private readonly LinkedList<StreamConnection> _open = new();

    /// <summary>How many connections were made.</summary>
    public long Connected { get; private set; }

    public static StreamListener Listen(NodeLife life, int port, int backlog)
    {
        life.World.Leaks.RequireHome(life.Node, "a listener");
        if (life.Listeners.ContainsKey(port))
        {
            throw StreamFailure.Connecting(SocketError.AddressAlreadyInUse);
        }

        var listener = new StreamListener(life, port, backlog);
        life.Listeners.Add(port, listener);
        return listener;
    }

    public async Task<StreamConnection> ConnectAsync(NodeLife life, string to, int port, CancellationToken cancellationToken)
    {
        world.Leaks.RequireHome(life.Node, "a connection");
        cancellationToken.ThrowIfCancellationRequested();
        if (world.Nodes.All(node => node.Name != to))
        {
            throw StreamFailure.Connecting(SocketError.HostNotFound);
        }

        var number = world.Network.NextConnection(life.Node.Name, to);
        var name = string.Create(CultureInfo.InvariantCulture, $"{life.Node.Name}>{to}:{port}#{number}");
        var attempt = new ConnectionAttempt(world, life, to, port, name);
        attempt.Knock();
        var connection = await attempt.ResultAsync(cancellationToken).ConfigureAwait(false);
        Connected++;
        return connection;
    }

    /// <summary>Keeps an end until it is closed or its life is over.</summary>
    public void Keep(StreamConnection end) => _open.AddLast(end);

    public void Forget(StreamConnection end) => _open.Remove(end);

    /// <summary>A life is over, and its connections with it.</summary>
    public void End(NodeLife life)
    {
        for (var place = _open.First; place is not null;)
        {
            var (end, next) = (place.Value, place.Next);
            if (end.Life == life)
            {
                _open.Remove(place);
                end.EndWithLife();
            }

            place = next;
        }
    }
}
