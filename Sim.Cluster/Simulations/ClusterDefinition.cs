using System.Collections.Immutable;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Simulations;

/// <summary>What a cluster consists of.</summary>
/// <typeparam name="TService">What runs on a node.</typeparam>
/// <typeparam name="TClient">What calls it.</typeparam>
public sealed record ClusterDefinition<TService, TClient>
    where TService : class
    where TClient : class
{
    /// <summary>Names of the nodes.</summary>
    public required ImmutableArray<string> Nodes { get; init; }

    /// <summary>Makes the service of a node, anew in each of its lives; the second argument is the planted defect, null for none.</summary>
    public required Func<Node, string?, TService> Serve { get; init; }

    /// <summary>Runs the service until the node is to stop.</summary>
    public required Func<TService, Task> RunAsync { get; init; }

    /// <summary>Makes a client. Each is a node of its own, which nothing ever befalls.</summary>
    public required Func<Node, TClient> Connect { get; init; }

    /// <summary>Number of clients.</summary>
    public int Clients { get; init; } = 3;

    /// <summary>Whether an exception proves that a call took no effect; any other one leaves its outcome unknown.</summary>
    public Func<Exception, bool> IsRefusal { get; init; } = _ => false;

    /// <summary>What goes wrong.</summary>
    public Faults Faults { get; init; } = Faults.All;

    /// <summary>What becomes of code that leaves the context of its node.</summary>
    public WorldMode Mode { get; init; }

    /// <summary>In which orders what is ready runs.</summary>
    public InterleavingPolicy Interleaving { get; init; } = new InterleavingPolicy.Pct();

    /// <summary>The most milliseconds between two steps.</summary>
    public int SpacingMs { get; init; } = 60;

    /// <summary>How long a healed cluster may take to answer every call that is under way.</summary>
    public TimeSpan RecoveryTime { get; init; } = TimeSpan.FromSeconds(30);
}
