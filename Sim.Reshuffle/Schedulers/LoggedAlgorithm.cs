using Scheduler.Core;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>An algorithm whose plans are remembered, by the log and for whoever asks what the latest cycle decided.</summary>
/// <param name="algorithm">Plans.</param>
/// <param name="log">Remembers.</param>
/// <param name="time">Measures.</param>
internal sealed class LoggedAlgorithm(PlannerAlgorithm algorithm, IPlanLog log, TimeProvider time) : ISchedulingAlgorithm
{
    private PlannedStep? _plan;

    /// <summary>What the latest cycle decided.</summary>
    public PlannedStep Plan => _plan ?? throw new InvariantViolatedException("no cycle has asked yet");

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        _plan = log.Next(input.Committed, () => Ask(input));
        return _plan.Rows is { } rows
            ? new ScheduleOutcome.Placed(rows, _plan.AchievedMinimum, _plan.Evicted)
            : new ScheduleOutcome.Infeasible();
    }

    private PlannedStep Ask(SchedulingInput input)
    {
        var start = time.GetTimestamp();
        var outcome = algorithm.Schedule(input);
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        return outcome is ScheduleOutcome.Placed placed && algorithm.LatestOutcome is PlacementOutcome.Placed details
            ? PlannedStep.Of(details, placed.Workers, placed.Evicted, milliseconds)
            : PlannedStep.Shortage(milliseconds);
    }
}
