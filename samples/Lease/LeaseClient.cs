using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Lease;

/// <summary>Asks the holders in turn for one that holds the lease. A write is sent once: it might take effect twice otherwise.</summary>
internal sealed class LeaseClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private const int MostTries = 20;

    private readonly Node _node;
    private readonly string[] _holders;
    private readonly MessageEndpoint<Message> _network;
    private TaskCompletionSource<int?> _reply = new();
    private int _number;

    public LeaseClient(Node node, string[] holders)
    {
        (_node, _holders, _network) = (node, holders, node.Endpoint<Message>());
        _ = ReceiveAsync();
    }

    /// <summary>Reads, or writes a value.</summary>
    /// <returns>The value that was read or written.</returns>
    /// <exception cref="TimeoutException">Nobody answered; a write may have taken effect.</exception>
    /// <exception cref="InvalidOperationException">Nobody held the lease; nothing took effect.</exception>
    public async Task<int> CallAsync(int? value)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            _reply = new();
            _network.Send(_holders[++_number % _holders.Length], new Message.Request(_number, value));
            try
            {
                if (await _reply.Task.WaitAsync(Patience, _node.Time) is { } answer)
                {
                    return answer;
                }
            }
            catch (TimeoutException) when (value is null)
            {
            }

            await Task.Delay(Patience / 4, _node.Time);
        }

        throw new InvalidOperationException("nobody holds the lease");
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (_, message) = await _network.ReceiveAsync();
            if (message is Message.Reply reply && reply.Number == _number)
            {
                _reply.TrySetResult(reply.Value);
            }
        }
    }
}
