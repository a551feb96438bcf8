namespace Sim.Processes.Statistics;

/// <summary>Waits until a level fulfils a condition.</summary>
internal sealed class LevelNode(Simulation simulation, Level level, Func<double, bool> condition) : WaitNode(simulation)
{
    public bool IsFulfilled => condition(level.Value);

    public override string ToString() => "a wait for a level";

    protected override bool TryComplete()
    {
        if (IsFulfilled)
        {
            return true;
        }

        level.Join(this);
        return false;
    }

    protected override void OnWithdraw() => level.Leave(this);

    /// <summary>Described for one condition, and over with it.</summary>
    protected override void OnRecycle()
    {
    }
}
