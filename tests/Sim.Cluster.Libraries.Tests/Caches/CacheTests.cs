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
    public Simulation HybridCache_lets_one_factory_run_at_a_time_and_no_value_outlives_its_time() => DemandFreshValues(HybridCache(hasMemoryOfTheNode: true));

    [SimulationFact(Cases = 30)]
    public Simulation FusionCache_lets_one_factory_run_at_a_time() => FusionCache();

    [Fact]
    public async Task A_naive_cache_lets_several_factories_run() =>
        Assert.Equal(["K-01"], await Findings.OfAsync(CacheSimulation.Of("naive-cache", _ => new NaiveCache()), cases: 20));

    [Fact]
    public async Task Both_measure_the_age_of_values_by_the_real_clock_unless_the_memory_cache_is_given_another()
    {
        Assert.Equal(["K-04"], await Findings.OfAsync(DemandFreshValues(HybridCache(hasMemoryOfTheNode: false)), cases: 40));
        Assert.Equal(["K-04"], await Findings.OfAsync(DemandFreshValues(FusionCache()), cases: 40));
    }

    [Fact]
    public async Task FusionCache_begins_a_factory_before_one_has_ended_that_nobody_wants_any_more() =>
        Assert.Equal(["K-06"], await Findings.OfAsync(FusionCache().Always("K-06", "one factory at a time, wanted or not", run => run.Services[0]?.Overlap), cases: 100));

    [Fact]
    public async Task Neither_forgets_a_value_that_is_being_made_when_it_is_told_to_forget()
    {
        Assert.Equal(["K-05"], await Findings.OfAsync(DemandRemoval(HybridCache(hasMemoryOfTheNode: true)), cases: 100));
        Assert.Equal(["K-05"], await Findings.OfAsync(DemandRemoval(FusionCache()), cases: 100));
    }

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> HybridCache(bool hasMemoryOfTheNode) =>
        CacheSimulation.Of("hybrid-cache", time => new HybridCacheAdapter(time, hasMemoryOfTheNode));

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> FusionCache() =>
        CacheSimulation.Of("fusion-cache", _ => new FusionCacheAdapter());

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> DemandFreshValues(
        SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> simulation) =>
        simulation.Always("K-04", "no value is older than it may be", run => CacheOracles.FindExpiredValue(run.Services[0], run.History));

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> DemandRemoval(
        SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<CacheService, RequestClient, CacheCall, CacheAnswer>> simulation) =>
        simulation.Always("K-05", "what was being made when it was to be forgotten is not served afterwards", run => CacheOracles.FindValueAfterRemoval(run.Services[0], run.History));
}
