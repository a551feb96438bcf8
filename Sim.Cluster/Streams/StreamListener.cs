using System.Globalization;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Streams;

/// <summary>Where a node takes connections.</summary>
public sealed class StreamListener : IDisposable
{
    private readonly NodeLife _life;
    private readonly int _backlog;
    private readonly Queue<StreamConnection> _waiting = new();
    private StreamWait? _accepting;

    internal StreamListener(NodeLife life, int port, int backlog) => (_life, Port, _backlog) = (life, port, backlog);

    /// <summary>Its number at the node.</summary>
    public int Port { get; }

    /// <summary>Whether it takes no more connections.</summary>
    public bool IsClosed { get; private set; }

    internal bool IsFull => _waiting.Count >= _backlog;

    /// <summary>Waits for the next connection.</summary>
    /// <returns>Null once the listener is closed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<StreamConnection?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        _life.World.Leaks.RequireHome(_life.Node, "a listener");
        cancellationToken.ThrowIfCancellationRequested();
        while (!IsClosed)
        {
            if (_waiting.TryDequeue(out var connection))
            {
                return connection;
            }

            _accepting = new StreamWait(_life, string.Create(CultureInfo.InvariantCulture, $"for connections at port {Port}"));
            await _accepting.UntilEndAsync(cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Takes no more connections; those that nobody accepted are reset.</summary>
    public void Dispose()
    {
        if (IsClosed || !_life.World.IsHome)
        {
            return;
        }

        IsClosed = true;
        _life.Listeners.Remove(Port);
        while (_waiting.TryDequeue(out var connection))
        {
            connection.Abort();
        }

        Wake();
    }

    internal void Offer(StreamConnection connection)
    {
        _waiting.Enqueue(connection);
        Wake();
    }

    private void Wake()
    {
        _accepting?.End();
        _accepting = null;
    }
}
