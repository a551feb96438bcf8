namespace Sim.Oracles.Judging;

/// <summary>A scheduling cycle that ran, heard or not.</summary>
/// <param name="Number">How many cycles were begun up to this one; occasional judgements go by it.</param>
/// <param name="Before">What was stored before.</param>
/// <param name="After">The world after it.</param>
/// <param name="Planner">Whom the cycle asked.</param>
public sealed record CycleReport(long Number, PlacementView Before, WorldReading After, IJudgedPlanner Planner)
{
    /// <summary>The latest question before the cycle; null if there was none.</summary>
    public PlannerCall? PreviousCall { get; init; }

    /// <summary>Whether a restart had ended at least one attempt at the cycle.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The latest question of the cycle; null if it did not ask.</summary>
    public PlannerCall? Asked => Planner.CallsOfCycle is [.., var call] ? call : null;
}
