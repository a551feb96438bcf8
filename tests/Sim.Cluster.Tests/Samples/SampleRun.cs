using Sim.Cluster.Simulations;
using Sim.Engine.Randomness;
using Sim.Engine.Replay;
using Sim.Engine.Shrinking;
using Sim.Engine.Simulations;
using Sim.Engine.Sweeps;
using Sim.Engine.Walks;

namespace Sim.Cluster.Tests.Samples;

/// <summary>Runs cases of a sample as its command line does.</summary>
internal static class SampleRun
{
    private const string Memory = "memory";

    public static async Task<SweepResult<ClusterConfiguration, ClusterStep>> SweepAsync<TSystem, TWitness>(
        SimulationDescription<ClusterConfiguration, ClusterStep, TSystem, TWitness> simulation, string model, int cases, int parallelism)
        where TSystem : ISimulatedSystem<ClusterStep>
        where TWitness : Witness
    {
        var (runs, chosen) = await OpenAsync(simulation, model, bug: null);
        return await new SweepRunner<ClusterConfiguration, ClusterStep, TSystem>(runs, chosen).RunAsync(
            new SweepOptions { Seed = new RunSeed(0, 2), CaseCount = cases, IsCheckingDeterminism = true, Parallelism = parallelism });
    }

    /// <summary>Runs one case with a planted defect, which must fail, and makes it small.</summary>
    public static async Task<ShrinkResult<ClusterConfiguration, ClusterStep>> FailAsync<TSystem, TWitness>(
        SimulationDescription<ClusterConfiguration, ClusterStep, TSystem, TWitness> simulation, string model, string bug, int number, ShrinkOptions options)
        where TSystem : ISimulatedSystem<ClusterStep>
        where TWitness : Witness
    {
        var (runs, chosen) = await OpenAsync(simulation, model, bug);
        var outcome = await new CaseRunner<ClusterConfiguration, ClusterStep, TSystem>(runs).GenerateAsync(chosen, new RunSeed(0, 2).DeriveCase(model, number));
        Assert.True(outcome.IsFailing, $"case {number} of {model} holds with {bug}");
        return await new Shrinker<ClusterConfiguration, ClusterStep, TSystem>(runs).ShrinkAsync(outcome.Walk, outcome.Failure!.Identity, options);
    }

    private static async Task<(ISimulation<ClusterConfiguration, ClusterStep, TSystem> Runs, IModel<ClusterConfiguration, ClusterStep, TSystem> Model)> OpenAsync<TSystem, TWitness>(
        SimulationDescription<ClusterConfiguration, ClusterStep, TSystem, TWitness> simulation, string model, string? bug)
        where TSystem : ISimulatedSystem<ClusterStep>
        where TWitness : Witness
    {
        Dictionary<string, string> options = bug is null ? [] : new() { ["--bug"] = bug };
        var inputs = new SimulationInputs(options, _ => null);
        var profile = simulation.ReadProfile(Memory, inputs);
        await using var backends = simulation.CreateBackends();
        var opened = await backends.OpenAsync(Memory, profile, inputs, CancellationToken.None);
        return (opened.Runs, profile.FindModel(model)!);
    }
}
