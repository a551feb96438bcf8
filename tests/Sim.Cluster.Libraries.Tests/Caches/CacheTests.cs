using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Simulations;
using Sim.Engine.Simulations;
using Sim.Xunit;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>Goal: caches keep what their documentation promises, and what else people expect of them is known.</summary>
[Collection(OneThreadPool.Name)]
public sealed class CacheTests
{
    [SimulationFact(Cases = 30)]
    public Simulation HybridCache_lets_one_factory_run_at_a_time_and_no_value_outlives_its_time() => CacheSimulation.Of("hybrid-cache", time => new HybridCacheAdapter(time))
        .Always("K-04", "no value is older than it may be", run => CacheOracles.FindExpiredValue(run.Services[0], run.History));

    [SimulationFact(Cases = 30)]
    public Simulation FusionCache_lets_one_factory_run_at_a_time() => CacheSimulation.Of("fusion-cache", _ => new FusionCacheAdapter());

    [Fact]
    public async Task Neither_forgets_a_value_that_is_being_made_when_it_is_told_to_forget()
    {
        Assert.Equal(["K-05"], await Findings.OfAsync(DemandFreshness(CacheSimulation.Of("hybrid-cache", time => new HybridCacheAdapter(time))), cases: 100));
        Assert.Equal(["K-05"], await Findings.OfAsync(DemandFreshness(CacheSimulation.Of("fusion-cache", _ => new FusionCacheAdapter())), cases: 100));
    }

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> DemandFreshness(
        SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> simulation) =>
        simulation.Always("K-05", "what was being made when it was to be forgotten is not served afterwards", run => CacheOracles.FindValueAfterRemoval(run.Services[0], run.History));
}
