namespace Sim.Models.Restarts;

/// <summary>Where a restart strikes a scheduling cycle.</summary>
internal enum CycleStrike
{
    /// <summary>Before anything of it is done.</summary>
    BeforeIt,

    /// <summary>While the planner is asked: the housekeeping is done, and nothing else.</summary>
    AtThePlanner,

    /// <summary>After all of it is done, so that only the answer is lost.</summary>
    AfterIt,
}
