using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Lease;

/// <summary>Answers clients while it holds the lease: reads from memory, writes through to the store.</summary>
internal sealed class Holder(Node node, string store, string? bug) : ILeaseNode
{
    /// <summary>The planted defect: the end of the lease is taken from the clock of the store and compared with the holder's own.</summary>
    public const string TrustsOwnClock = "trusts-own-clock";

    /// <summary>
    /// So long after it asked a holder believes in its lease. Clocks go wrong by a tenth at most: 240 ms of a slow one are 267 true
    /// ones, and the 300 of a fast store are over after 272.
    /// </summary>
    private static readonly TimeSpan Trust = Store.Term * 0.8;
    private static readonly TimeSpan Renewal = TimeSpan.FromMilliseconds(40);

    private readonly MessageEndpoint<Message> _network = node.Endpoint<Message>();
    private readonly Dictionary<int, long> _askedAt = [];
    private readonly Dictionary<int, (string Client, int Request)> _writing = [];
    private int _attempt;
    private int _written;
    private int _sent;
    private int _value;
    private long _token;
    private long? _trustedSince;
    private DateTimeOffset _expiresAt;

    private bool Holds => _trustedSince is { } since
        && (bug == TrustsOwnClock ? node.Time.GetUtcNow() < _expiresAt : node.Time.GetElapsedTime(since) < Trust);

    public async Task RunAsync() => await await Task.WhenAny(RenewAsync(), ReceiveAsync());

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal, node.Time);
        do
        {
            _askedAt[++_attempt] = node.Time.GetTimestamp();
            _network.Send(store, new Message.Acquire(_attempt));
        }
        while (await timer.WaitForNextTickAsync(node.Stopping));
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (from, message) = await _network.ReceiveAsync(node.Stopping);
            switch (message)
            {
                case Message.Granted granted when _askedAt.Remove(granted.Attempt, out var askedAt):
                    Take(granted, askedAt);
                    break;
                case Message.Written written when written.Token == _token:
                    Confirm(written);
                    break;
                case Message.Request request:
                    Answer(from, request);
                    break;
            }
        }
    }

    private void Take(Message.Granted granted, long askedAt)
    {
        // Within a lease the memory is newer than what a message took along.
        if (granted.Token != _token)
        {
            (_token, _value, _written, _sent) = (granted.Token, granted.Value, 0, 0);
            _writing.Clear();
        }

        _trustedSince = Math.Max(_trustedSince ?? askedAt, askedAt);
        _expiresAt = granted.ExpiresAt;
    }

    private void Confirm(Message.Written written)
    {
        if (written.Number > _written)
        {
            (_written, _value) = (written.Number, written.Value);
        }

        if (_writing.Remove(written.Number, out var waiting))
        {
            _network.Send(waiting.Client, new Message.Reply(waiting.Request, written.Value));
        }
    }

    private void Answer(string client, Message.Request request)
    {
        if (!Holds || request.Value is null)
        {
            _network.Send(client, new Message.Reply(request.Number, Holds ? _value : null));
            return;
        }

        _writing[++_sent] = (client, request.Number);
        _network.Send(store, new Message.Write(_token, _sent, request.Value.Value));
    }
}
