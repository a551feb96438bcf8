using Microsoft.Extensions.Hosting;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>The life of an application that hears of no signals of the process: its node says when it is to end.</summary>
internal sealed class NodeLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
