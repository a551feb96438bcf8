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

    private static readonly RunSeed Seed = new(0, 2);

    public static async Task<SweepResult<ClusterConfiguration, ClusterStep>> SweepAsync<TSystem, TWitness>(
        SimulationDescription<ClusterConfiguration, ClusterStep, TSystem, TWitness> simulation, string model, int cases, int parallelism)
        where TSystem : ISimulatedSystem<ClusterStep>
        where TWitness : Witness
    {
        var (runs, chosen) = await OpenAsync(simulation, model, bug: null);
        return await new SweepRunner<ClusterConfiguration, ClusterStep, TSystem>(runs, chosen).RunAsync(
            new SweepOptions { Seed = Seed, CaseCount = cases, IsCheckingDeterminism = true, Parallelism = parallelism });
    }

    /// <summary>Runs cases with a planted defect until one fails, and makes that small.</summary>
    public static async Task<ShrinkResult<ClusterConfiguration, ClusterStep>> FailAsync<TSystem, TWitness>(
        SimulationDescription<ClusterConfiguration, ClusterStep, TSystem, TWitness> simulation, string model, string bug, int firstCase, int cases)
        where TSystem : ISimulatedSystem<ClusterStep>
        where TWitness : Witness
    {
        var (runs, chosen) = await OpenAsync(simulation, model, bug);
        for (var number = firstCase; number < firstCase + cases; number++)
        {
            var outcome = await new CaseRunner<ClusterConfiguration, ClusterStep, TSystem>(runs).GenerateAsync(chosen, Seed.DeriveCase(model, number));
            if (outcome.IsFailing)
            {
                return await new Shrinker<ClusterConfiguration, ClusterStep, TSystem>(runs).ShrinkAsync(
                    outcome.Walk, outcome.Failure!.Identity, new ShrinkOptions { DeletionBudget = 400, SimplificationBudget = 0 });
            }
        }

        throw new InvalidOperationException($"{cases} cases of {model} hold with {bug}");
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
