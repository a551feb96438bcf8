namespace Sim.Engine.Time;

/// <summary>Time that passes only when told to. Its unit is a tick, whose length is the host's business.</summary>
public sealed class LogicalClock
{
    /// <summary>Creates a clock.</summary>
    /// <param name="startTicks">Where it starts.</param>
    public LogicalClock(long startTicks = 0)
    {
        NowTicks = startTicks;
    }

    /// <summary>Present time.</summary>
    public long NowTicks { get; private set; }

    /// <summary>Moves to a later time, or stays.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    public void AdvanceTo(long timeTicks)
    {
        if (timeTicks < NowTicks)
        {
            throw new ArgumentOutOfRangeException(nameof(timeTicks), timeTicks, "time never goes back");
        }

        NowTicks = timeTicks;
    }

    /// <summary>Moves forward.</summary>
    /// <param name="ticks">By how much, at least 0.</param>
    /// <exception cref="OverflowException">That is beyond the end of time.</exception>
    public void AdvanceBy(long ticks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        NowTicks = checked(NowTicks + ticks);
    }
}
