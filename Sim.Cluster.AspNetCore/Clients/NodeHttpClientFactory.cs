using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Sim.Cluster.AspNetCore.Clients;

/// <summary>Makes clients as the application configured them, with their timeouts by simulated time.</summary>
internal sealed class NodeHttpClientFactory(
    TimeProvider time, IHttpMessageHandlerFactory handlers, IOptionsMonitor<HttpClientFactoryOptions> options) : IHttpClientFactory
{
    /// <inheritdoc/>
    public HttpClient CreateClient(string name)
    {
        var timeouts = new SimulatedTimeoutHandler(handlers.CreateHandler(name), time);
        var client = new HttpClient(timeouts, disposeHandler: false);
        foreach (var configure in options.Get(name).HttpClientActions)
        {
            configure(client);
        }

        (timeouts.Timeout, client.Timeout) = (client.Timeout, Timeout.InfiniteTimeSpan);
        return client;
    }
}
