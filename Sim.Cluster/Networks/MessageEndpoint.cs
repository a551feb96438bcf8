using Sim.Cluster.Nodes;

namespace Sim.Cluster.Networks;

/// <summary>The place of one node on the network.</summary>
/// <typeparam name="TMessage">Messages: values that nobody changes once they are sent.</typeparam>
public sealed class MessageEndpoint<TMessage>
{
    private readonly MessageNetwork _network;
    private readonly NodeLife _life;

    internal MessageEndpoint(MessageNetwork network, NodeLife life)
    {
        (_network, _life) = (network, life);
        life.Mailbox ??= new Mailbox();
    }

    /// <summary>Name of the node.</summary>
    public string Name => _life.Node.Name;

    /// <summary>Sends a message. Whether it arrives nobody knows; to a node that does not exist it never does.</summary>
    public void Send(string to, TMessage message)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(message);
        _life.World.Leaks.RequireHome(_life.Node, "the network");
        if (!_life.IsOver)
        {
            _network.Send(_life, to, message);
        }
    }

    /// <summary>Waits for the next message.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<Envelope<TMessage>> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        _life.World.Leaks.RequireHome(_life.Node, "the network");
        var (from, message) = await _life.Mailbox!.ReceiveAsync(cancellationToken);
        return new Envelope<TMessage>(from, (TMessage)message);
    }
}
