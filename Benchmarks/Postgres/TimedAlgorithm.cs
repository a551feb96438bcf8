using System.Diagnostics;
using Scheduler.Core.Lifecycle;

namespace Benchmarks.Postgres;

/// <summary>An algorithm that says how long its latest plan took, so that the time of the storage can be told from it.</summary>
internal sealed class TimedAlgorithm(ISchedulingAlgorithm inner) : ISchedulingAlgorithm
{
    public TimeSpan Latest { get; private set; }

    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = inner.Schedule(input);
        Latest = Stopwatch.GetElapsedTime(start);
        return outcome;
    }
}
