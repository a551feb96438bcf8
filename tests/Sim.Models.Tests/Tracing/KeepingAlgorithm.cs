using Scheduler.Core.Lifecycle;

namespace Sim.Models.Tests.Tracing;

/// <summary>Asks the planner, as every cycle must, and plans what is placed already, less the departed holders.</summary>
/// <param name="asked">The planner.</param>
internal sealed class KeepingAlgorithm(ISchedulingAlgorithm asked) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        asked.Schedule(input);
        return new ScheduleOutcome.Placed(input.Committed, new SortedTable<ushort, ushort>([], []), []);
    }
}
