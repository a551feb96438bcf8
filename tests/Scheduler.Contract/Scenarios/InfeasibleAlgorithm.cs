using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>Finds no placement, whatever it is asked.</summary>
public sealed class InfeasibleAlgorithm : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input) => new ScheduleOutcome.Infeasible();
}
