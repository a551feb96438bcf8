using CsCheck;
using Sim.Cluster.Simulations;
using Sim.Engine.Simulations;
using Sim.Histories.Models;

namespace Lease;

/// <summary>A client writes.</summary>
internal sealed record Put(int Value) : ClientStep;

/// <summary>A client reads.</summary>
internal sealed record Get : ClientStep;

/// <summary>A store, two holders, three clients, and everything that can go wrong.</summary>
internal static class LeaseSimulation
{
    private static readonly string[] Holders = ["a", "b"];

    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<ILeaseNode, LeaseClient, RegisterCall<int>, RegisterAnswer<int>>> Definition { get; } =
        ClusterSimulation.Of<ILeaseNode, LeaseClient, RegisterCall<int>, RegisterAnswer<int>>("lease", new()
        {
            Nodes = ["store", .. Holders],
            Serve = (node, bug) => node.Name == "store" ? new Store(node) : new Holder(node, "store", bug),
            RunAsync = service => service.RunAsync(),
            Connect = node => new LeaseClient(node, Holders),
            IsRefusal = exception => exception is InvalidOperationException,
        })
        .Call(Gen.Int[1, 9].Select(value => new Put(value)), put => new RegisterCall<int>.Write(put.Value), async (client, put) =>
        {
            await client.CallAsync(put.Value);
            return RegisterAnswer<int>.Done;
        })
        .Call(Gen.Const(new Get()), _ => new RegisterCall<int>.Read(), async (client, _) => RegisterAnswer<int>.Of(await client.CallAsync(null)))
        .Linearizable("L-01", new RegisterModel<int>(0))
        .Fact("a call was answered", run => run.EndedCalls > 0)
        .Bug(Holder.TrustsOwnClock);
}
