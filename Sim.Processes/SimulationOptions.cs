using Sim.Engine.Events;
using Sim.Processes.Randomness;

namespace Sim.Processes;

/// <summary>How a simulation runs.</summary>
public sealed record SimulationOptions
{
    /// <summary>
    /// How long one unit of time is where times are numbers; a second unless set. A tick is always 100 nanoseconds, as in <see
    /// cref="TimeSpan"/>.
    /// </summary>
    public TimeSpan TimeUnit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time at the beginning, in units.</summary>
    public double StartTime { get; init; }

    /// <summary>Where random numbers come from.</summary>
    public StreamSeed Seed { get; init; } = new(0);

    /// <summary>Decides between what happens at the same time with the same priority.</summary>
    public TieRule TieRule { get; init; }

    /// <summary>Turns a simulation that runs away into an exception.</summary>
    public EventLoopLimits Limits { get; init; } = EventLoopLimits.Default;
}
