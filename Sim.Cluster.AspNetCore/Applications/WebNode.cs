using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sim.Cluster.Nodes;

namespace Sim.Cluster.AspNetCore.Applications;

/// <summary>
/// An ASP.NET Core application as it runs in production, as a node of a world: Kestrel listens on simulated connections, clients
/// of <see cref="IHttpClientFactory"/> connect through them, and every <see cref="TimeProvider"/> is the clock of the node.
/// Each life of the node builds the application anew. The world runs on the pool of one.
/// </summary>
/// <example>
/// <code>
/// Serve = (node, bug) => new WebNode(node, () => OrdersApplication.Build(["--urls=http://*:80"])),
/// RunAsync = web => web.RunAsync(),
/// </code>
/// </example>
public sealed class WebNode
{
    private readonly Node _node;
    private readonly Func<IHost>? _build;
    private readonly Func<Task>? _runProgramAsync;
    private readonly WebNodeOptions _options;

    /// <summary>Creates the application of a node; nothing is built yet.</summary>
    /// <param name="node">The node.</param>
    /// <param name="build">Builds the application, as <c>Main</c> does, and neither starts nor runs it.</param>
    /// <param name="options">What is different from production; null for nothing.</param>
    public WebNode(Node node, Func<IHost> build, WebNodeOptions? options = null)
        : this(node, build, runProgramAsync: null, options) => ArgumentNullException.ThrowIfNull(build);

    private WebNode(Node node, Func<IHost>? build, Func<Task>? runProgramAsync, WebNodeOptions? options)
    {
        ArgumentNullException.ThrowIfNull(node);
        (_node, _build, _runProgramAsync, _options) = (node, build, runProgramAsync, options ?? new WebNodeOptions());
    }

    /// <summary>The application; null until it is built.</summary>
    public IHost? Host { get; private set; }

    /// <summary>Its services.</summary>
    /// <exception cref="InvalidOperationException">It is not built yet.</exception>
    public IServiceProvider Services => Host?.Services ?? throw new InvalidOperationException($"the application of {_node.Name} is not built yet");

    /// <summary>The program of an assembly, <c>Main</c> and all. It must be asynchronous: <c>await app.RunAsync()</c>.</summary>
    /// <param name="node">The node.</param>
    /// <param name="program">The assembly with <c>Main</c>.</param>
    /// <param name="arguments">What is typed behind the name of the program.</param>
    /// <param name="options">What is different from production; null for nothing.</param>
    /// <exception cref="ArgumentException"><c>Main</c> would block the only thread there is.</exception>
    public static WebNode OfProgram(Node node, Assembly program, string[] arguments, WebNodeOptions? options = null) =>
        new(node, build: null, EntryPoint.Of(program, arguments), options);

    /// <summary>Runs it until the node is to stop, or until it stops itself.</summary>
#pragma warning disable RS0030 // As in production, no context surrounds Main; the pool is that of one thread.
    public Task RunAsync() => Task.Run(() => _runProgramAsync is null ? RunBuiltAsync() : RunProgramAsync());
#pragma warning restore RS0030

    private async Task RunBuiltAsync()
    {
        using (HostInterception.Begin(new SimulatedServices(_node, _options), host => Host = host))
        {
            Host = _build!();
        }

        KeepRemains(Host);
        try
        {
            await Host.StartAsync();
            await StoppingAsync(Host);
            await Host.StopAsync();
        }
        finally
        {
            await DisposeAsync(Host);
        }
    }

    private async Task RunProgramAsync()
    {
        using var interception = HostInterception.Begin(new SimulatedServices(_node, _options), host =>
        {
            Host = host;
            KeepRemains(host);
            _node.Stopping.Register(() => host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication());
        });
        await _runProgramAsync!();
    }

    /// <summary>What the process keeps a list of until it is disposed of, which a crash does not do.</summary>
    private void KeepRemains(IHost host)
    {
        foreach (var type in new[] { typeof(DiagnosticListener), typeof(IMeterFactory) })
        {
            if (host.Services.GetService(type) is IDisposable remains)
            {
                _node.Life.Remains.Add(remains);
            }
        }
    }

    private async Task StoppingAsync(IHost host)
    {
        var stopping = new TaskCompletionSource();
        using var byNode = _node.Stopping.Register(() => stopping.TrySetResult());
        using var byItself = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => stopping.TrySetResult());
        await stopping.Task;
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}
