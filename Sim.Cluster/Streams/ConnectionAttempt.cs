using System.Net.Sockets;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>A node knocks at another one until somebody opens or says no, or until that has gone on for too long.</summary>
internal sealed class ConnectionAttempt(World world, NodeLife life, string to, int port, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly StreamWait _wait = new(life, $"for the connection {name}");
    private readonly long _startTicks = world.NowTicks;
    private StreamConnection? _connection;
    private SocketError? _failure;
    private int _knocks;
    private bool _isGivenUp;

    private Node Target => world.Nodes.First(node => node.Name == to);

    /// <summary>Waits for what comes of it.</summary>
    public async Task<StreamConnection> ResultAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _wait.UntilEndAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _isGivenUp = true;
            _connection?.Abort();
            throw;
        }

        return _failure is { } failure ? throw StreamFailure.Connecting(failure) : _connection!;
    }

    public void Knock()
    {
        if (_isGivenUp)
        {
            return;
        }

        if (world.NowTicks - _startTicks > world.Options.Network.StreamTimeout.Ticks)
        {
            End(SocketError.TimedOut);
            return;
        }

        var fate = Fate.Of(world.Options.Seed, "connect", name, to, _knocks++);
        if (fate.Happens(world.Options.Network.LossPercent))
        {
            KnockAgain();
        }
        else
        {
            world.Schedule(world.Network.LatencyTicks(ref fate), new WorldEvent(life, static state => ((ConnectionAttempt)state!).Arrive(), this));
        }
    }

    private void Arrive()
    {
        var target = Target;
        if (world.Network.IsCut(life.Node.Name, to) || world.Network.IsCut(to, life.Node.Name) || target is { State: NodeState.Crashed, Life.IsPowerless: true })
        {
            KnockAgain();
        }
        else if (target.State != NodeState.Running || !target.Life.Listeners.TryGetValue(port, out var listener))
        {
            world.Trace($"{life.Node.Name} -> {to}:{port}: nobody listens");
            Answer(() => End(SocketError.ConnectionRefused));
        }
        else if (listener.IsFull)
        {
            KnockAgain();
        }
        else
        {
            Open(target, listener);
        }
    }

    private void Open(Node target, StreamListener listener)
    {
        var (client, server) = (new StreamConnection(life, name, to), new StreamConnection(target.Life, name, life.Node.Name));
        StreamConnection.Join(world, client, server);
        world.Streams.Keep(client);
        world.Streams.Keep(server);
        world.Trace($"{name} opens");
        listener.Offer(server);
        Answer(() =>
        {
            _connection = client;
            if (_isGivenUp)
            {
                client.Abort();
            }

            End(failure: null);
        });
    }

    private void End(SocketError? failure)
    {
        _failure = failure;
        _wait.End();
    }

    private void KnockAgain() => world.Schedule(Patience.Ticks, new WorldEvent(life, static state => ((ConnectionAttempt)state!).Knock(), this));

    private void Answer(Action answer) =>
        world.Schedule(world.Network.LatencyTicks(to, life.Node.Name, name, _knocks), new WorldEvent(life, static state => ((Action)state!)(), answer));
}
