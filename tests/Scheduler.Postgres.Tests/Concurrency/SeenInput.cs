using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Concurrency;

/// <summary>Keeps what it is shown, and places nothing.</summary>
public sealed class SeenInput : ISchedulingAlgorithm
{
    public SchedulingInput? Input { get; private set; }

    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        Input = input;
        return new ScheduleOutcome.Infeasible();
    }
}
