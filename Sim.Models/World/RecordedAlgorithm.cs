using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>Remembers the latest question to an algorithm and its answer.</summary>
/// <param name="algorithm">The algorithm.</param>
/// <param name="floor">The floor that it is configured with.</param>
public sealed class RecordedAlgorithm(ISchedulingAlgorithm algorithm, int floor) : ISchedulingAlgorithm
{
    /// <summary>The floor that it is configured with.</summary>
    public int Floor { get; } = floor;

    /// <summary>The latest question and its answer; null before the first.</summary>
    public PlannerCall? LatestCall { get; private set; }

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var outcome = algorithm.Schedule(input);
        LatestCall = new PlannerCall(input, Floor, outcome);
        return outcome;
    }
}
