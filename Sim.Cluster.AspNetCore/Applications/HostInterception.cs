using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>
/// Takes part in the building of a host, as the runtime offers it to tools: is told of the builder just before the services are
/// made, and of the host just after. What is built elsewhere in the process is left alone.
/// </summary>
internal sealed class HostInterception : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Hosting = "Microsoft.Extensions.Hosting";
    private const string Building = "HostBuilding";
    private const string Built = "HostBuilt";
    private const string ReloadVariable = "DOTNET_hostBuilder__reloadConfigOnChange";

    private static readonly AsyncLocal<HostInterception?> Present = new();

    private readonly SimulatedServices _services;
    private readonly Action<IHost> _isBuilt;
    private readonly List<IDisposable> _subscriptions = [];

    private HostInterception(SimulatedServices services, Action<IHost> isBuilt) => (_services, _isBuilt) = (services, isBuilt);

    /// <summary>Changes the services of the next host that is built here, and of what follows from here.</summary>
    public static HostInterception Begin(SimulatedServices services, Action<IHost> isBuilt)
    {
        // Watchers of files would enter the world from outside.
        Environment.SetEnvironmentVariable(ReloadVariable, "false");
        var interception = new HostInterception(services, isBuilt);
        Present.Value = interception;
        interception._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(interception));
        return interception;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Present.Value = null;
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Hosting && Present.Value == this)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        switch (value)
        {
            case { Key: Building, Value: IHostBuilder builder }:
                builder.ConfigureServices((_, services) => _services.AddTo(services));
                break;
            case { Key: Built, Value: IHost host }:
                _isBuilt(host);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }
}
