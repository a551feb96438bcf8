using CsCheck;
using Sim.Cluster.Simulations;
using Sim.Engine.Checks;
using Sim.Engine.Randomness;

namespace Sim.Cluster.Tests.Simulations;

/// <summary>Goal: faults end before anybody is asked whether calls are answered, so that only what never answers is found.</summary>
public sealed class HealingTests
{
    private const string EveryCallEnds = "C-02";

    [Fact]
    public Task Who_answers_once_the_network_is_healed_is_not_blamed() => CheckAsync(bug: null);

    [Fact]
    public async Task Who_does_not_answer_once_the_network_is_healed_is_found()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => CheckAsync(Relay.AsksOnce));
        Assert.Contains(EveryCallEnds, failed.Message, StringComparison.Ordinal);
        Assert.Contains("after everything was healed", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_blocks_is_named_with_the_line_of_its_own_code()
    {
        var failed = await Assert.ThrowsAsync<SimulationFailedException>(() => CheckAsync(Relay.Blocks));
        Assert.Contains("BlockedException", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Relay.cs:line", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("NodeLife.cs:line", failed.Message, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(string? bug)
    {
        var folder = Directory.CreateTempSubdirectory("sim-relay-").FullName;
        try
        {
            await ClusterSimulation.Of<Relay, RelayClient, string, string>("relay", new()
            {
                Nodes = ["front", "back"],
                Serve = (node, planted) => new Relay(node, planted),
                RunAsync = relay => relay.RunAsync(),
                Connect = node => new RelayClient(node),
                Faults = Faults.Partitions,
            })
                .Bug(Relay.AsksOnce, Relay.Blocks)
                .Call(Gen.Const(new RelayStep()), _ => "ask", (client, _) => client.AskAsync())
                .CheckAsync(new CheckOptions { Cases = 60, Seed = new RunSeed(0, 5), Bug = bug, FailureFolder = folder });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
