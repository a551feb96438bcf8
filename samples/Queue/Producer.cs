using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Queue;

/// <summary>Hands jobs in, and does not rest before it knows how they ended.</summary>
internal sealed class Producer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly Node _node;
    private readonly string _queue;
    private readonly MessageEndpoint<Message> _network;
    private TaskCompletionSource<Outcome> _ended = new();
    private int _number;

    public Producer(Node node, string queue)
    {
        (_node, _queue, _network) = (node, queue, node.Endpoint<Message>());
        _ = ReceiveAsync();
    }

    public async Task<Outcome> SubmitAsync(int failures)
    {
        (_number, _ended) = (_number + 1, new());
        var job = new Job(_node.Name, _number, failures);
        while (true)
        {
            _network.Send(_queue, new Message.Submit(job));
            try
            {
                return await _ended.Task.WaitAsync(Patience, _node.Time);
            }
            catch (TimeoutException)
            {
                // It is handed in again: the message may be lost, or the queue was down.
            }
        }
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (_, message) = await _network.ReceiveAsync();
            if (message is Message.Ended ended && ended.Number == _number)
            {
                _ended.TrySetResult(ended.Outcome);
            }
        }
    }
}
