using Sim.Cluster.Simulations;
using Sim.Engine.Randomness;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;

namespace Sim.Cluster.Libraries.Tests;

/// <summary>Sweeps that are to find something.</summary>
internal static class Findings
{
    private const string Memory = "memory";

    /// <summary>Ids of the oracles that fire within some cases of the last model.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync<TSystem>(SimulationDefinition<ClusterConfiguration, ClusterStep, TSystem> simulation, int cases)
    {
        var inputs = new SimulationInputs(new Dictionary<string, string>(), _ => null);
        var profile = simulation.ReadProfile(Memory, inputs);
        await using var backends = simulation.CreateBackends();
        var opened = await backends.OpenAsync(Memory, profile, inputs, CancellationToken.None);
        var sweep = await new SweepRunner<ClusterConfiguration, ClusterStep, SimulatedWorld<ClusterStep, TSystem>>(opened.Runs, profile.FindModel(simulation.ModelNames[^1])!)
            .RunAsync(new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = cases, Parallelism = 1 });
        return [.. sweep.Failures.Select(failure => failure.Failure.Oracle.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
