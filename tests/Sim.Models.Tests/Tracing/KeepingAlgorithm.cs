using Scheduler.Core.Lifecycle;

namespace Sim.Models.Tests.Tracing;

/// <summary>Plans what is placed already, less the departed holders.</summary>
internal sealed class KeepingAlgorithm : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input) =>
        new ScheduleOutcome.Placed(input.Committed, new SortedTable<ushort, ushort>([], []), []);
}
