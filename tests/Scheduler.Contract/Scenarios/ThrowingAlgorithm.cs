using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>Fails with the given exception.</summary>
public sealed class ThrowingAlgorithm(Exception fault) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input) => throw fault;
}
