using BenchmarkDotNet.Attributes;
using Sim.Processes;
using Sim.Processes.Randomness;

namespace Benchmarks.Processes;

/// <summary>
/// A million bare waits, with few processes and with many. Delays are drawn beforehand, so that nothing but waiting is measured.
/// </summary>
[MemoryDiagnoser]
public class WaitBenchmarks
{
    private const int Waits = 1_000_000;

    private readonly double[] _delays = new double[4_096];
    private Simulation _simulation = null!;

    [Params(1_000, 100_000)]
    public int Processes { get; set; }

    /// <summary>Whether all wait for the same time, or each for a random one.</summary>
    [Params(false, true)]
    public bool IsRandom { get; set; }

    [IterationSetup]
    public void Prepare()
    {
        var stream = new VariateStreams(new StreamSeed(1))["delays"];
        for (var index = 0; index < _delays.Length; index++)
        {
            _delays[index] = IsRandom ? stream.Draw(Distribution.Exponential(1)) : 1;
        }

        _simulation = new Simulation();
        for (var number = 0; number < Processes; number++)
        {
            _simulation.Start(Wait(number, Waits / Processes));
        }

        _simulation.Run(until: 0);
    }

    [Benchmark]
    public long Run()
    {
        _simulation.Run();
        return _simulation.EventCount;
    }

    private async Process Wait(int number, int count)
    {
        for (var index = 0; index < count; index++)
        {
            await _simulation.Delay(_delays[(number + (index * 31)) & 4_095]);
        }
    }
}
