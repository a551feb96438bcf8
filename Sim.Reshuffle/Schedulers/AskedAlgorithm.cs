using Scheduler.Core;
using Scheduler.Core.Lifecycle;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Remembers what an algorithm was asked and what it answered.</summary>
/// <param name="algorithm">The algorithm.</param>
internal sealed class AskedAlgorithm(ISchedulingAlgorithm algorithm) : ISchedulingAlgorithm
{
    private SchedulingInput? _input;
    private ScheduleOutcome? _outcome;

    /// <summary>What it was asked.</summary>
    public SchedulingInput Input => _input ?? throw new InvariantViolatedException("the cycle has not asked");

    /// <summary>What it answered.</summary>
    public PlannedStep Plan => (algorithm, _outcome) switch
    {
        (LoggedAlgorithm logged, _) => logged.Plan,
        (_, ScheduleOutcome.Placed placed) => PlannedStep.Given(placed.Workers),
        _ => PlannedStep.Shortage(milliseconds: 0),
    };

    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        _input = input;
        return _outcome = algorithm.Schedule(input);
    }
}
