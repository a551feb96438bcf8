using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;
using Sim.Histories.Models;

namespace Raft;

/// <summary>Asks one server after the other until one answers, and gives up after a while.</summary>
internal sealed class KvClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);
    private const int MostTries = 12;

    private readonly string[] _members;
    private readonly MessageEndpoint<Message> _network;
    private readonly TimeProvider _time;
    private TaskCompletionSource<Message.Reply> _reply = new();
    private int _number;
    private int _target;

    public KvClient(Node node, string[] members)
    {
        (_members, _network, _time) = (members, node.Endpoint<Message>(), node.Time);
        _ = ReceiveAsync();
    }

    public async Task<MapAnswer> CallAsync(MapCall call)
    {
        var number = ++_number;
        for (var tries = 0; tries < MostTries; tries++)
        {
            _reply = new();
            _network.Send(_members[_target], new Message.Request(number, call));
            try
            {
                var reply = await _reply.Task.WaitAsync(Patience, _time);
                if (reply.Answer is { } answer)
                {
                    return answer;
                }

                _target = reply.Leader is { } leader ? Array.IndexOf(_members, leader) : (_target + 1) % _members.Length;
                await Task.Delay(Patience / 3, _time);
            }
            catch (TimeoutException)
            {
                _target = (_target + 1) % _members.Length;
            }
        }

        throw new TimeoutException("no server answered");
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (_, message) = await _network.ReceiveAsync();
            if (message is Message.Reply reply && reply.Number == _number)
            {
                _reply.TrySetResult(reply);
            }
        }
    }
}
