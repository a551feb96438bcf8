using System.Net.Sockets;
using Sim.Cluster.Networks;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Streams;

/// <summary>
/// One direction of a connection. Segments arrive in order; one that is lost, or meets a cut, is sent again after a while, and
/// when that has gone on for too long the sender gives up.
/// </summary>
internal sealed class StreamFlow(World world, StreamConnection sender, StreamConnection receiver, string name)
{
    private const int GreatestSegmentBytes = 16 * 1024;

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(3);

    private readonly Queue<Segment> _underWay = new();
    private long _number;
    private long _lastArrivalTicks;

    private NetworkProfile Profile => world.Options.Network;

    private (string From, string To) Way => (sender.LocalNode, receiver.LocalNode);

    /// <summary>Sends bytes, or the end of the flow, which is null.</summary>
    public void Send(byte[]? content)
    {
        if (content is null || content.Length <= GreatestSegmentBytes)
        {
            Transmit(new Segment(this, content, world.NowTicks));
            return;
        }

        for (var start = 0; start < content.Length; start += GreatestSegmentBytes)
        {
            Transmit(new Segment(this, content[start..Math.Min(content.Length, start + GreatestSegmentBytes)], world.NowTicks));
        }
    }

    /// <summary>Tells the receiver, behind what was sent, that the sender is no more. Where the way is cut it never learns of it.</summary>
    public void Reset()
    {
        if (!world.Network.IsCut(Way.From, Way.To))
        {
            var latency = world.Network.LatencyTicks(Way.From, Way.To, name, _number++);
            _lastArrivalTicks = Math.Max(_lastArrivalTicks, world.NowTicks + latency);
            receiver.FailAfter(_lastArrivalTicks - world.NowTicks, SocketError.ConnectionReset);
        }
    }

    private void Transmit(Segment segment)
    {
        var fate = Fate.Of(world.Options.Seed, "segment", name, Way.From, _number++);
        if (segment.Content is not null && fate.Next(999) < Profile.ResetPerMille)
        {
            world.Trace($"{Way.From} -> {Way.To}: the connection {name} is reset");
            sender.Fail(SocketError.ConnectionReset);
            receiver.FailAfter(world.Network.LatencyTicks(ref fate), SocketError.ConnectionReset);
            return;
        }

        var delay = world.Network.DepartureTicks(Way.From, Way.To, segment.Content?.Length ?? 0) - world.NowTicks;
        while (segment.Attempts < 5 && fate.Happens(Profile.LossPercent))
        {
            delay += RetryTicks(segment.Attempts++);
        }

        _lastArrivalTicks = Math.Max(_lastArrivalTicks, world.NowTicks + delay + world.Network.LatencyTicks(ref fate));
        _underWay.Enqueue(segment);
        world.Schedule(_lastArrivalTicks - world.NowTicks, new WorldEvent(null, static state => Arrive((Segment)state!), segment));
    }

    private static void Arrive(Segment segment) => segment.Flow.OnArrival(segment);

    private void OnArrival(Segment segment)
    {
        if (world.Network.IsCut(Way.From, Way.To) || receiver.IsSilent)
        {
            Retry(segment, static state => Arrive((Segment)state!));
            return;
        }

        segment.HasArrived = true;
        while (_underWay.TryPeek(out var first) && first.HasArrived)
        {
            Deliver(_underWay.Dequeue());
        }
    }

    private void Deliver(Segment segment)
    {
        if (receiver.IsGone)
        {
            // Nobody there knows the connection, and says so; but not to the end of a flow, which ends it anyway.
            if (segment.Content is not null)
            {
                sender.FailAfter(world.Network.LatencyTicks(Way.To, Way.From, name, _number), SocketError.ConnectionReset);
            }

            return;
        }

        receiver.Receive(segment.Content);
        Acknowledge(segment);
    }

    /// <summary>The way back matters only where it is cut: then the sender hears nothing, and gives up in the end.</summary>
    private void Acknowledge(Segment segment)
    {
        if (world.Network.IsCut(Way.To, Way.From))
        {
            Retry(segment, static state => ((Segment)state!).Flow.Acknowledge((Segment)state));
        }
    }

    private void Retry(Segment segment, SendOrPostCallback again)
    {
        if (sender.IsOver)
        {
            return;
        }

        if (world.NowTicks - segment.SentTicks > Profile.StreamTimeout.Ticks)
        {
            sender.Fail(SocketError.TimedOut);
            return;
        }

        world.Schedule(RetryTicks(segment.Attempts++), new WorldEvent(null, again, segment));
    }

    private static long RetryTicks(int attempts) => Math.Min(FirstRetry.Ticks << Math.Min(attempts, 10), LastRetry.Ticks);
}
