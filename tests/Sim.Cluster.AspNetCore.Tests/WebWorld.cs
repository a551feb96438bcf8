using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Sim.Cluster.AspNetCore.Applications;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Sim.Cluster.AspNetCore.Tests;

/// <summary>A world with web applications in it, and a line for everything that happened.</summary>
internal sealed class WebWorld : IDisposable
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly List<string> _lines = [];
    private readonly SortedDictionary<string, WebNode> _web = new(StringComparer.Ordinal);

    public WebWorld(NetworkProfile? network = null, ulong seed = 1) =>
        World = new World(new WorldOptions { Mode = WorldMode.PoolOfOne, Seed = seed, Network = network ?? new NetworkProfile(), Trace = line => Trace.Add(line) });

    public World World { get; }

    public List<string> Trace { get; } = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Log(string line) => _lines.Add(FormattableString.Invariant($"{World.NowTicks / TimeSpan.TicksPerMillisecond} {line}"));

    public WebNode Web(string name) => _web[name];

    /// <summary>A node that serves at port 80.</summary>
    public Node Serve(string name, Action<WebApplicationBuilder> configure, Action<WebApplication, Node> map, WebNodeOptions? options = null) =>
        Serve(name, node => () =>
        {
            var builder = WebApplication.CreateBuilder(["--urls=http://*:80"]);
            configure(builder);
            var app = builder.Build();
            map(app, node);
            return app;
        }, options);

    public Node Serve(string name, Func<Node, Func<IHost>> build, WebNodeOptions? options = null) => World.AddNode(name, node =>
    {
        _web[name] = new WebNode(node, build(node), options);
        return _web[name].RunAsync();
    });

    public Node Call(string name, Func<Node, Task> callAsync) => World.AddNode(name, async node =>
    {
        await Task.Delay(Second, node.Time);
        try
        {
            await callAsync(node);
        }
        catch (Exception exception)
        {
            Log($"{name}: {exception.GetType().Name}: {exception.Message}");
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, node.Time, node.Stopping);
    });

    /// <summary>Runs, and requires that no server ended.</summary>
    public void Run(TimeSpan duration)
    {
        World.RunFor(duration);
        Assert.All(World.Nodes, node => Assert.Equal((node.Name, null), (node.Name, node.Failure)));
    }

    public void Dispose() => World.Dispose();
}
