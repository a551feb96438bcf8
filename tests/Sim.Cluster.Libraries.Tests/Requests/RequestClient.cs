using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Requests;

/// <summary>Asks a service, one request at a time.</summary>
internal sealed class RequestClient
{
    private readonly string _server;
    private readonly MessageEndpoint<RequestMessage> _endpoint;
    private TaskCompletionSource<object> _answer = new();
    private int _number;

    public RequestClient(Node node, string server)
    {
        (_server, _endpoint) = (server, node.Endpoint<RequestMessage>());
        _ = ReceiveAsync();
    }

    public async Task<T> AskAsync<T>(object content)
    {
        (_number, _answer) = (_number + 1, new());
        _endpoint.Send(_server, new RequestMessage(_number, content));
        return (T)await _answer.Task;
    }

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var (_, message) = await _endpoint.ReceiveAsync();
            if (message.Number == _number)
            {
                _answer.TrySetResult(message.Content);
            }
        }
    }
}
