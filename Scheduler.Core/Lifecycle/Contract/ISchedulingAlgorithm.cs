namespace Scheduler.Core.Lifecycle;

/// <summary>Decides which workers hold which chunks. A pure function of its input.</summary>
public interface ISchedulingAlgorithm
{
    /// <summary>Plans one cycle.</summary>
    ScheduleOutcome Schedule(SchedulingInput input);
}
