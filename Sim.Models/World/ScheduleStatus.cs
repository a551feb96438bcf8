namespace Sim.Models.World;

/// <summary>What scheduling did in a step.</summary>
public enum ScheduleStatus
{
    /// <summary>No scheduling cycle ran.</summary>
    NoRun,

    /// <summary>The last cycle of the step published an assignment.</summary>
    Placed,

    /// <summary>The last cycle of the step was refused.</summary>
    NotEnoughCapacity,
}
