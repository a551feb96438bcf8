namespace Sim.Processes;

/// <summary>An interruption under way to a process. One that comes after the end of the process finds nobody.</summary>
internal sealed class Interruption(Coroutine target, object? cause) : LoopEntry
{
    public override string ToString() => $"an interruption of {target}";

    internal override void Fire()
    {
        if (!target.HasEnded)
        {
            target.CurrentWait!.Abandon(WaitStatus.Interrupted, cause);
        }
    }
}
