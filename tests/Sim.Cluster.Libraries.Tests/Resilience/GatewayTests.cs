using CsCheck;
using Sim.Cluster.Libraries.Tests.Requests;
using Sim.Cluster.Simulations;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;
using Sim.Xunit;

namespace Sim.Cluster.Libraries.Tests.Resilience;

/// <summary>A client asks the gateway.</summary>
internal sealed record Ask(int WorkMs, int Failures) : ClientStep;

/// <summary>Goal: retry, circuit breaker and timeout of Polly keep what they promise, by the clock that they are given.</summary>
[Collection(OneThreadPool.Name)]
public sealed class GatewayTests
{
    private const string Name = "gateway";

    [SimulationFact(Cases = 40)]
    public Simulation Polly_keeps_its_promises() => Of(Faults.None);

    [Fact]
    public async Task A_clock_that_is_set_ends_the_break_of_a_circuit_early() =>
        Assert.Equal(["P-02"], await Findings.OfAsync(Of(Faults.ClockSkew).Model("set-clocks", model => model.Weight<Drift>(0).Weight<StepClock>(6)), cases: 40));

    private static SimulationDefinition<ClusterConfiguration, ClusterStep, ClusterRun<Gateway, RequestClient, GatewayCall, string>> Of(Faults faults) =>
        ClusterSimulation.Of<Gateway, RequestClient, GatewayCall, string>(Name, new()
        {
            Mode = WorldMode.PoolOfOne,
            Nodes = [Name],
            Serve = (node, _) => new Gateway(node),
            RunAsync = gateway => gateway.RunAsync(),
            Connect = node => new RequestClient(node, Name),
            Clients = 5,
            Faults = faults,
            SpacingMs = 120,
        })
        .Call(
            Gen.Select(Gen.Int[1, 130], Gen.Int[0, 4], (work, failures) => new Ask(work, failures)),
            ask => new GatewayCall(ask.WorkMs, ask.Failures),
            (client, ask) => client.AskAsync<string>(new GatewayCall(ask.WorkMs, ask.Failures)),
            weight: 20)
        .Always("P-01", "attempts, pauses and limits are as they were set", run => run.Services[0]?.Fault)
        .Always("P-02", "nothing goes through an open circuit, and one attempt through a half open one", run => run.Services[0]?.Leakage)
        .Fact("a circuit was closed again", run => run.Services[0] is { Recoveries: > 0 })
        .Fact("a circuit was open", run => run.History.Calls.Any(call => call.Output == "BrokenCircuitException"));
}
