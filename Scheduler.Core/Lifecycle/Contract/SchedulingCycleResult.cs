namespace Scheduler.Core.Lifecycle;

/// <summary>How a scheduling cycle ended.</summary>
/// <param name="Housekeeping">What the clock-driven part did, committed in either case.</param>
public abstract record SchedulingCycleResult(Housekeeping Housekeeping)
{
    /// <summary>A plan was found, committed and published.</summary>
    /// <param name="Assignment">What every worker must hold from now on.</param>
    /// <param name="Evicted">Copies deleted in this very cycle to seat a floor copy, in the order of eviction; they do not drain.</param>
    /// <param name="Housekeeping">What the clock-driven part did.</param>
    public sealed record Published(WorkerAssignment Assignment, IReadOnlyList<ChunkWorker> Evicted, Housekeeping Housekeeping)
        : SchedulingCycleResult(Housekeeping)
    {
        /// <summary>Chunks that the plan could not give their floor, ascending. Nothing else suffers from them.</summary>
        public IReadOnlyList<WaitingChunk> Waiting { get; init; } = [];
    }

    /// <summary>Some floor cannot be met: nothing was placed, moved or released. An expected outcome of planners that refuse a fleet as a whole, not a fault.</summary>
    /// <param name="Housekeeping">What the clock-driven part did.</param>
    public sealed record Shortage(Housekeeping Housekeeping) : SchedulingCycleResult(Housekeeping);
}
