using Sim.Cluster.Nodes;

namespace Sim.Cluster.Libraries.Tests.Requests;

/// <summary>Answers requests as they come, many at once.</summary>
internal static class RequestServer
{
    /// <summary>Runs until the node is to stop, or an answer fails.</summary>
    public static async Task RunAsync(Node node, Func<object, Task<object>> answerAsync)
    {
        var (endpoint, failed) = (node.Endpoint<RequestMessage>(), new TaskCompletionSource());
        await await Task.WhenAny(ReceiveAsync(), failed.Task);

        async Task ReceiveAsync()
        {
            while (true)
            {
                var (from, message) = await endpoint.ReceiveAsync(node.Stopping);
                _ = AnswerAsync(from, message);
            }
        }

        async Task AnswerAsync(string from, RequestMessage message)
        {
            try
            {
                endpoint.Send(from, message with { Content = await answerAsync(message.Content) });
            }
            catch (Exception exception)
            {
                failed.TrySetException(exception);
            }
        }
    }
}
