using BenchmarkDotNet.Attributes;
using Sim.Engine.Events;

namespace Benchmarks.Events;

/// <summary>
/// Bare dispatch with 1,000 events pending: every event that is taken schedules one successor. The baseline is the
/// framework's priority queue with the same order (time, priority, sequence).
/// </summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private const int Pending = 1_000;
    private const int EventsPerCall = 100_000;

    private readonly long[] _delays = new long[4_096];
    private EventLoop<int> _loop = null!;
    private EventQueue<int> _queue = null!;
    private PriorityQueue<int, (long Time, short Priority, long Sequence)> _baseline = null!;
    private long _baselineSequence;

    [GlobalSetup]
    public void Prepare()
    {
        var state = 1UL;
        for (var index = 0; index < _delays.Length; index++)
        {
            state = (state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
            _delays[index] = (long)(state >> 33) % 2_000;
        }

        _loop = new EventLoop<int>(payload => _loop.ScheduleAfter(_delays[payload & 4_095], payload + 1));
        _queue = new EventQueue<int>();
        _baseline = new PriorityQueue<int, (long Time, short Priority, long Sequence)>();
        for (var index = 0; index < Pending; index++)
        {
            _loop.ScheduleAt(_delays[index], index);
            _queue.Enqueue(_delays[index], index);
            _baseline.Enqueue(index, (_delays[index], 0, _baselineSequence++));
        }
    }

    /// <summary>The loop: queue, clock, limits, handler.</summary>
    [Benchmark(OperationsPerInvoke = EventsPerCall)]
    public long EventLoop()
    {
        for (var index = 0; index < EventsPerCall; index++)
        {
            _loop.Step();
        }

        return _loop.Clock.NowTicks;
    }

    /// <summary>The queue alone.</summary>
    [Benchmark(OperationsPerInvoke = EventsPerCall)]
    public long EventQueue()
    {
        var now = 0L;
        for (var index = 0; index < EventsPerCall; index++)
        {
            _queue.TryDequeue(out var payload, out now);
            _queue.Enqueue(now + _delays[payload & 4_095], payload + 1);
        }

        return now;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = EventsPerCall)]
    public long FrameworkPriorityQueue()
    {
        var now = 0L;
        for (var index = 0; index < EventsPerCall; index++)
        {
            _baseline.TryDequeue(out var payload, out var key);
            now = key.Time;
            _baseline.Enqueue(payload + 1, (now + _delays[payload & 4_095], 0, _baselineSequence++));
        }

        return now;
    }
}
