using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Connections;

/// <summary>Kestrel, with its heart beating in simulated time.</summary>
internal sealed class NodeServer(Node node, IServer server) : IServer
{
    private ITimer? _heart;

    /// <inheritdoc/>
    public IFeatureCollection Features => server.Features;

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        if (KestrelHeart.Take(server, node.Time) is { } beat)
        {
            beat();
            _heart = node.Time.CreateTimer(_ => beat(), null, KestrelHeart.Interval, KestrelHeart.Interval);
        }

        return server.StartAsync(application, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _heart?.Dispose();
        return server.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heart?.Dispose();
        server.Dispose();
    }
}
