using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>One question to a planner and its answer.</summary>
/// <param name="Input">What it could look at.</param>
/// <param name="Floor">The floor that it was configured with.</param>
/// <param name="Outcome">What it decided.</param>
/// <param name="Unreliable">The workers that it had to treat as unreliable, ascending.</param>
public sealed record PlannerCall(SchedulingInput Input, int Floor, ScheduleOutcome Outcome, params WorkerPk[] Unreliable)
{
    /// <summary>The chunks that the host leaves out of the plan, by its own rule, ascending.</summary>
    public ChunkPk[] LeftOut { get; init; } = [];

    /// <summary>The question as it reached the planner itself; null if the algorithm has no planner behind it.</summary>
    public PlacementInput? Asked { get; init; }

    /// <summary>The answer of the planner itself; null if the algorithm has no planner behind it.</summary>
    public PlacementOutcome? Answered { get; init; }
}
