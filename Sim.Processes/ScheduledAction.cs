namespace Sim.Processes;

/// <summary>A plain call at a time.</summary>
internal sealed class ScheduledAction(Simulation simulation, Action action) : LoopEntry
{
    public override string ToString() => $"the action {action.Method.Name}";

    internal override void Fire()
    {
        simulation.Current = null;
        action();
    }
}
