using CsCheck;
using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Simulations;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>A client gets a value.</summary>
internal sealed record Get(string Key, int FactoryMs, int PatienceMs, bool Fails) : ClientStep;

/// <summary>A client has a value forgotten.</summary>
internal sealed record Remove(string Key) : ClientStep;

/// <summary>Five callers of a cache before something slow, which fails now and then; some callers give up.</summary>
internal static class CacheSimulation
{
    private const string Node = "cache";

    /// <summary>The promises of a cache.</summary>
    public static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> Of(string name, Func<TimeProvider, ICache> create) =>
        ClusterSimulation.Of<CacheService, RequestClient, CacheCall, CacheAnswer>(name, new()
        {
            Mode = WorldMode.PoolOfOne,
            Nodes = [Node],
            Serve = (node, _) => new CacheService(node, create(node.Time), () => node.Time.GetTimestamp()),
            RunAsync = async service =>
            {
                using (service)
                {
                    await service.RunAsync();
                }
            },
            Connect = node => new RequestClient(node, Node),
            Clients = 5,
            Faults = Faults.None,
            SpacingMs = 200,
        })
        .Call(
            Gen.Select(Keys, Gen.Int[1, 200], Gen.Int[1, 400], Gen.Int[0, 4], (key, factory, patience, luck) => new Get(key, factory, patience, luck == 0)),
            get => new CacheCall.Get(get.Key, get.FactoryMs, get.PatienceMs, get.Fails),
            (client, get) => client.AskAsync<CacheAnswer>(new CacheCall.Get(get.Key, get.FactoryMs, get.PatienceMs, get.Fails)),
            weight: 20)
        .Call(
            Keys.Select(key => new Remove(key)),
            remove => new CacheCall.Remove(remove.Key),
            (client, remove) => client.AskAsync<CacheAnswer>(new CacheCall.Remove(remove.Key)),
            weight: 3)
        .Steps(40)
        .Always("K-01", "one wanted factory at a time for a key", run => run.Services[0]?.Stampede)
        .Always("K-02", "a value is that of its key, and of a factory that ended well", run => CacheOracles.FindForeignValue(run.Services[0], run.History))
        .Always("K-03", "a factory fails only for those who waited for one that failed", run => CacheOracles.FindUnearnedFailure(run.History))
        .Fact("a value was served from the cache", run => run.Services[0] is { } service && run.History.Calls.Count(call => call.Output?.Value is not null) > service.Productions.Count);

    private static Gen<string> Keys => Gen.Int[0, 1].Select(number => number == 0 ? "x" : "y");
}
