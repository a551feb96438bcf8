using BenchmarkDotNet.Attributes;
using Sim.Engine.Events;

namespace Benchmarks.Clusters;

/// <summary>
/// Worlds in strict mode: awaits of delays, messages, and whole worlds. The baseline of the first two is the bare queue of
/// events, which each of them passes through.
/// </summary>
[MemoryDiagnoser]
public class ClusterBenchmarks
{
    private const int Operations = 300_000;

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public long BareEvents()
    {
        var (queue, now) = (new EventQueue<object>(), 0L);
        for (var index = 0; index < 300; index++)
        {
            queue.Enqueue(index * 300, this);
        }

        for (var index = 0; index < Operations; index++)
        {
            queue.TryDequeue(out _, out now);
            queue.Enqueue(now + 10_000 + (index * 7919L % 90_000), this);
        }

        return now;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public long Delays() => WorldWork.AwaitDelays(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public long Messages() => WorldWork.DeliverMessages(Operations);

    [Benchmark]
    public long FreshWorld() => WorldWork.BuildWorld();
}
