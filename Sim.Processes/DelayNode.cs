using System.Globalization;

namespace Sim.Processes;

/// <summary>Waits until a time.</summary>
internal sealed class DelayNode(Simulation simulation) : WaitNode(simulation)
{
    private long _ticks;

    public void Describe(long ticks, short priority)
    {
        _ticks = ticks;
        Priority = priority;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a delay of {_ticks} ticks");

    protected override bool TryComplete()
    {
        ScheduleAt(checked(Simulation.NowTicks + _ticks), Priority);
        return false;
    }

    protected override void OnRecycle() => Simulation.Delays.Return(this);
}
