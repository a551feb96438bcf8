using Microsoft.Extensions.DependencyInjection;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>What of an application is different from production.</summary>
public sealed record WebNodeOptions
{
    /// <summary>Changes its services, after the application and after the simulation: puts a simulated disk in the place of files, say.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = _ => { };

    /// <summary>The node that the name of a host means, for names that are no nodes: <c>payments.internal</c>, say.</summary>
    public Func<string, string> NodeOf { get; init; } = host => host;
}
