using BenchmarkDotNet.Attributes;
using Sim.Engine.Randomness;
using Sim.Engine.Sweeps;
using Sim.Models.Actions;
using Sim.Models.Guided;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Benchmarks.Sweeps;

/// <summary>
/// Checked steps of the guided model: the default fleet in memory, all oracles on, idle steps not counted. An operation is
/// one checked step, so that the mean time is its inverse; the steps of the seed are counted once beforehand.
/// </summary>
[MemoryDiagnoser]
public class SweepBenchmarks
{
    private const int Cases = 200;

    /// <summary>Checked steps of the cases; <see cref="Prepare"/> refuses to run when it is another number.</summary>
    private const int CheckedSteps = 28_191;

    private readonly SweepRunner<WorldConfiguration, WorldAction, SchedulerWorld> _runner =
        new(new WorldSimulation(new InMemoryStorageProvider()), new GuidedModel(new ModelSettings(ModelProfile.Memory)));

    /// <summary>Cases that run at once.</summary>
    [Params(1, 2)]
    public int Parallelism { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var result = Run();
        if (result.RealSteps != CheckedSteps)
        {
            throw new InvalidOperationException($"the seed now takes {result.RealSteps} checked steps; write that number into {nameof(CheckedSteps)}");
        }
    }

    [Benchmark(OperationsPerInvoke = CheckedSteps)]
    public ulong CheckedStep() => Run().Hash;

    private SweepResult<WorldConfiguration, WorldAction> Run() =>
        _runner.RunAsync(new SweepOptions { Seed = new RunSeed(0, 1), CaseCount = Cases, Parallelism = Parallelism }).GetAwaiter().GetResult();
}
