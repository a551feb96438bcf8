using System.Globalization;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Tests.Simulations;

/// <summary>Asks one question after the other; the way to the relay is never cut.</summary>
internal sealed class RelayClient(Node node)
{
    private readonly MessageEndpoint<string> _network = node.Endpoint<string>();
    private int _number;

    public async Task<string> AskAsync()
    {
        var question = string.Create(CultureInfo.InvariantCulture, $"{node.Name}/{++_number}");
        _network.Send("front", $"ask {question}");
        return (await _network.ReceiveAsync(node.Stopping)).Message;
    }
}
