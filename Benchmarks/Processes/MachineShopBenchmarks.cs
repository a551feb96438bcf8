using BenchmarkDotNet.Attributes;
using MachineShop;
using Sim.Processes;
using Sim.Processes.Randomness;

namespace Benchmarks.Processes;

/// <summary>
/// The machine shop of the samples over ten years: ten machines, a repairman who can be called away, about five million
/// events. Other frameworks are measured with the same model.
/// </summary>
[MemoryDiagnoser]
public class MachineShopBenchmarks
{
    private const double Days = 3_650;

    [Benchmark]
    public long TenYears()
    {
        var simulation = new Simulation(new SimulationOptions { TimeUnit = TimeSpan.FromMinutes(1), Seed = new StreamSeed(42) });
        _ = new Shop(simulation);
        simulation.Run(TimeSpan.FromDays(Days));
        return simulation.EventCount;
    }
}
