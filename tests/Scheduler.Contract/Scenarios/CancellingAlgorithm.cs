using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Scenarios;

/// <summary>Decides as another algorithm does, and asks for the end of the cycle meanwhile.</summary>
public sealed class CancellingAlgorithm(CancellationTokenSource cancellation, ISchedulingAlgorithm inner) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        cancellation.Cancel();
        return inner.Schedule(input);
    }
}
