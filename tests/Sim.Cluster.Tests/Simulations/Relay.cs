using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Tests.Simulations;

/// <summary>A node that lets another one answer: what it asks is asked again until there is an answer, or, with a defect, asked once.</summary>
internal sealed class Relay(Node node, string? bug)
{
    public const string AsksOnce = "asks-once";
    public const string Blocks = "blocks";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly MessageEndpoint<string> _network = node.Endpoint<string>();
    private readonly HashSet<string> _open = [];

    public async Task RunAsync()
    {
        if (bug == Blocks)
        {
            Task.Delay(Patience, node.Time).Wait();
        }

        while (true)
        {
            var (from, message) = await _network.ReceiveAsync(node.Stopping);
            if (message.StartsWith("ask ", StringComparison.Ordinal))
            {
                _ = AskAsync(message["ask ".Length..]);
            }
            else if (message.StartsWith("relayed ", StringComparison.Ordinal))
            {
                _network.Send(from, $"answer {message["relayed ".Length..]}");
            }
            else if (message["answer ".Length..] is var question && _open.Remove(question))
            {
                _network.Send(question.Split('/')[0], question);
            }
        }
    }

    private async Task AskAsync(string question)
    {
        _open.Add(question);
        while (_open.Contains(question))
        {
            _network.Send("back", $"relayed {question}");
            await Task.Delay(bug == AsksOnce ? Timeout.InfiniteTimeSpan : Patience, node.Time);
        }
    }
}
