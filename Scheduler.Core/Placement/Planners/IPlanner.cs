namespace Scheduler.Core.Placement;

/// <summary>
/// Decides which workers hold which chunks. The result is a pure function of the input. An instance keeps what
/// it can reuse from call to call, such as hash rings and the columns that they were made from, so the arrays of an
/// input must not change after the call. An instance is not safe for use by several threads at once.
/// </summary>
public interface IPlanner
{
    /// <summary>The name under which the planner is chosen.</summary>
    string Name { get; }

    /// <summary>Plans one placement.</summary>
    /// <exception cref="PlacementInputException">The input is malformed.</exception>
    PlacementOutcome Plan(PlacementInput input);
}
