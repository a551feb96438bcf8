using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Sim.Cluster.AspNetCore.Clients;
using Sim.Cluster.AspNetCore.Connections;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>What takes the place of the real world among the services of an application.</summary>
internal sealed class SimulatedServices(Node node, WebNodeOptions options)
{
    private const string RequestDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void AddTo(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(node.Time));
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NodeLifetime>());
        services.PostConfigure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        services.PostConfigure<WebSocketOptions>(sockets => sockets.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        AddServer(services);
        AddClients(services);
        AddLogs(services);
        options.ConfigureServices(services);
    }

    private void AddServer(IServiceCollection services)
    {
        services.RemoveAll<IConnectionListenerFactory>();
        services.RemoveAll<IMultiplexedConnectionListenerFactory>();
        services.AddSingleton<IConnectionListenerFactory>(new NodeListenerFactory(node));
        services.AddTransient<IStartupFilter>(_ => new RequestFilter(node));
        if (services.LastOrDefault(service => service.ServiceType == typeof(IServer)) is { } server)
        {
            services.Replace(ServiceDescriptor.Singleton<IServer>(provider => new NodeServer(node, Make<IServer>(provider, server))));
        }
    }

    private void AddClients(IServiceCollection services)
    {
        // Headers of distributed traces carry random numbers of their own.
        services.Replace(ServiceDescriptor.Singleton(DistributedContextPropagator.CreateNoOutputPropagator()));
        if (services.LastOrDefault(service => service.ServiceType == typeof(IHttpClientFactory)) is null)
        {
            return;
        }

        services.PostConfigureAll<HttpClientFactoryOptions>(client =>
        {
            client.HandlerLifetime = Timeout.InfiniteTimeSpan;
            client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = NodeHandler.Adapt(node, builder.PrimaryHandler, options.NodeOf));
        });
        services.Replace(ServiceDescriptor.Singleton<IHttpClientFactory>(provider => ActivatorUtilities.CreateInstance<NodeHttpClientFactory>(provider, node.Time)));
    }

    /// <summary>Logs go into the trace of the case. Those of single requests say how long they took in truth, and are left out.</summary>
    private void AddLogs(IServiceCollection services)
    {
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(new NodeLoggerProvider(node));
        services.PostConfigure<LoggerFilterOptions>(filters => filters.Rules.Add(new LoggerFilterRule(null, RequestDiagnostics, LogLevel.None, null)));
    }

    private static T Make<T>(IServiceProvider provider, ServiceDescriptor service) => (T)(
        service.ImplementationInstance
        ?? service.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!));
}
