using Scheduler.Core.Placement;

namespace Sim.Models.World;

/// <summary>Remembers the latest question to a planner and its answer.</summary>
/// <param name="planner">The planner.</param>
public sealed class RecordedPlanner(IPlanner planner) : IPlanner
{
    /// <inheritdoc/>
    public string Name => planner.Name;

    /// <summary>The latest question; null before the first.</summary>
    public PlacementInput? Asked { get; private set; }

    /// <summary>The answer to it; null while there is none.</summary>
    public PlacementOutcome? Answered { get; private set; }

    /// <inheritdoc/>
    public PlacementOutcome Plan(PlacementInput input)
    {
        (Asked, Answered) = (input, null);
        Answered = planner.Plan(input);
        return Answered;
    }
}
