using Scheduler.Core.Lifecycle;

namespace Scheduler.Journal.Tests;

/// <summary>Plans like another, and lets something happen before: by then the housekeeping of the cycle is final.</summary>
public sealed class AnnouncedAlgorithm(ISchedulingAlgorithm inner, Action happen) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        happen();
        return inner.Schedule(input);
    }
}
