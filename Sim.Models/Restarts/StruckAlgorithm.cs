using Scheduler.Core.Lifecycle;

namespace Sim.Models.Restarts;

/// <summary>An algorithm whose host crashes while it thinks.</summary>
internal sealed class StruckAlgorithm : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input) => throw new HostCrashedException();
}
