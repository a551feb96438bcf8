using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Networks;

/// <summary>Carries messages between nodes: late, twice, never, and not at all where a link is cut.</summary>
public sealed class MessageNetwork
{
    private readonly World _world;
    private readonly SortedDictionary<(string From, string To), Link> _links = [];

    internal MessageNetwork(World world) => _world = world;

    /// <summary>How many messages were delivered.</summary>
    public long Delivered { get; private set; }

    /// <summary>Cuts the way from one node to another; the way back stays. What is under way and arrives while it is cut is lost too.</summary>
    public void Cut(string from, string to) => LinkOf(from, to).IsCut = true;

    /// <summary>Mends the way from one node to another.</summary>
    public void Heal(string from, string to) => LinkOf(from, to).IsCut = false;

    /// <summary>Mends everything.</summary>
    public void HealAll()
    {
        foreach (var link in _links.Values)
        {
            link.IsCut = false;
        }
    }

    /// <summary>Whether nothing gets from one node to another.</summary>
    public bool IsCut(string from, string to) => _links.TryGetValue((from, to), out var link) && link.IsCut;

    internal void Send(NodeLife sender, string to, object message)
    {
        var (from, profile) = (sender.Node.Name, _world.Options.Network);
        var link = LinkOf(from, to);
        var fate = Fate.Of(_world.Options.Seed, "message", from, to, link.Sent++);
        var (isLost, isDoubled) = (fate.Happens(profile.LossPercent), fate.Happens(profile.DuplicatePercent));
        var number = _world.Options.View?.Send(from, to, $"{message}");
        if (link.IsCut || isLost)
        {
            Lose(number, link.IsCut ? "cut" : "lost");
            _world.Trace($"{from} -> {to}: {message} ({(link.IsCut ? "cut" : "lost")})");
            return;
        }

        for (var copy = 0; copy <= (isDoubled ? 1 : 0); copy++)
        {
            _world.Schedule(LatencyTicks(ref fate), new WorldEvent(null, static state => ((Flight)state!).Land(), new Flight(this, from, to, message, number)));
        }
    }

    /// <summary>The number of the next connection from one node to another.</summary>
    internal long NextConnection(string from, string to) => LinkOf(from, to).Connections++;

    /// <summary>When so many bytes have left a node for another one, behind what it sent there before.</summary>
    internal long DepartureTicks(string from, string to, int bytes)
    {
        if (_world.Options.Network.BytesPerSecond is not { } bytesPerSecond)
        {
            return _world.NowTicks;
        }

        var link = LinkOf(from, to);
        return link.BusyUntilTicks = Math.Max(link.BusyUntilTicks, _world.NowTicks) + (bytes * TimeSpan.TicksPerSecond / bytesPerSecond);
    }

    /// <summary>How long something small takes that belongs to a connection.</summary>
    internal long LatencyTicks(string from, string to, string connection, long number)
    {
        var fate = Fate.Of(_world.Options.Seed, "answer", connection, $"{from}>{to}", number);
        return LatencyTicks(ref fate);
    }

    internal long LatencyTicks(ref Fate fate)
    {
        var profile = _world.Options.Network;
        var (least, most) = (profile.LeastLatency.Ticks, Math.Max(profile.LeastLatency.Ticks, profile.MostLatency.Ticks));
        var latency = least + fate.Next(most - least);
        return fate.Happens(profile.LatePercent) ? latency * (2 + fate.Next(8)) : latency;
    }

    private void Lose(int? number, string why)
    {
        if (number is { } shown)
        {
            _world.Options.View!.Lose(shown, why);
        }
    }

    private void Arrive(string from, string to, object message, int? number)
    {
        var target = _world.Nodes.FirstOrDefault(node => node.Name == to);
        if (IsCut(from, to) || target is not { State: NodeState.Running, Life.Mailbox: { } mailbox })
        {
            Lose(number, IsCut(from, to) ? "cut" : "nobody there");
            _world.Trace($"{from} -> {to}: {message} ({(IsCut(from, to) ? "cut" : "nobody there")})");
            return;
        }

        if (number is { } shown)
        {
            _world.Options.View!.Arrive(shown);
        }

        Delivered++;
        _world.Trace($"{from} -> {to}: {message}");
        mailbox.Deliver(from, message);
    }

    private Link LinkOf(string from, string to)
    {
        if (!_links.TryGetValue((from, to), out var link))
        {
            _links.Add((from, to), link = new Link());
        }

        return link;
    }

    private sealed record Flight(MessageNetwork Network, string From, string To, object Message, int? Number)
    {
        public void Land() => Network.Arrive(From, To, Message, Number);
    }
}
