using System.Threading.RateLimiting;
using CsCheck;
using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Simulations;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;
using Sim.Xunit;

namespace Sim.Cluster.Libraries.Tests.Limiters;

/// <summary>A client wants a permit.</summary>
internal sealed record Acquire(int WorkMs, int PatienceMs) : ClientStep;

/// <summary>Goal: the limiter of the framework never gives too many permits, gives them in turn, loses none to those who give up, and turns nobody away who might wait.</summary>
[Collection(OneThreadPool.Name)]
public sealed class LimiterTests
{
    private const string Name = "limiter";

    [SimulationFact(Cases = 60)]
    public Simulation ConcurrencyLimiter_gives_what_it_has_in_turn_and_loses_nothing() => Of(Name, WorldMode.Strict, QueueProcessingOrder.OldestFirst);

    [SimulationFact(Cases = 15)]
    public Simulation It_does_so_on_a_pool_of_one_too() => Of("limiter-pool", WorldMode.PoolOfOne, QueueProcessingOrder.OldestFirst);

    [Fact]
    public async Task One_that_serves_the_newest_first_is_found_out() =>
        Assert.Equal(["B-01"], await Findings.OfAsync(Of("limiter-newest", WorldMode.Strict, QueueProcessingOrder.NewestFirst), cases: 20));

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<LimiterService, RequestClient, LimiterCall, LimiterAnswer>> Of(string name, WorldMode mode, QueueProcessingOrder order) =>
        ClusterSimulation.Of<LimiterService, RequestClient, LimiterCall, LimiterAnswer>(name, new()
        {
            Mode = mode,
            Nodes = [Name],
            Serve = (node, _) => new LimiterService(node, order),
            RunAsync = async service =>
            {
                using (service)
                {
                    await service.RunAsync();
                }
            },
            Connect = node => new RequestClient(node, Name),
            Clients = 8,
            Faults = Faults.ClockSkew,
        })
        .Call(
            Gen.Select(Gen.Int[1, 200], Gen.Int[1, 200], (work, patience) => new Acquire(work, patience)),
            acquire => new LimiterCall(acquire.WorkMs, acquire.PatienceMs),
            (client, acquire) => client.AskAsync<LimiterAnswer>(new LimiterCall(acquire.WorkMs, acquire.PatienceMs)),
            weight: 40)
        .Always("B-01", "permits go in turn, never too many, and nobody is turned away who might wait", run => run.Services[0]?.Fault)
        .Always("B-02", "no permit is lost", run => run.Services[0] is { Open: 0, Available: not LimiterService.Permits } service ? $"nobody works or waits, and {service.Available} of {LimiterService.Permits} permits are there" : null)
        .Fact("somebody gave up", run => run.History.Calls.Any(call => call is { ReturnedAt: not null, Output: LimiterAnswer.GaveUp }))
        .Fact("somebody was turned away", run => run.History.Calls.Any(call => call is { ReturnedAt: not null, Output: LimiterAnswer.TurnedAway }));
}
