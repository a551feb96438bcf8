namespace Sim.Models.World;

/// <summary>
/// The scheduler went down in the middle of a scheduling cycle and was started anew from its storage alone. Nobody knows how
/// much of the cycle was committed; the world judges what is there and runs the cycle again.
/// </summary>
/// <param name="cause">What brought it down.</param>
public sealed class SchedulerRestartedException(Exception cause)
    : Exception("the scheduler was restarted in the middle of a scheduling cycle", cause);
