namespace Sim.Processes;

/// <summary>Who is told when a wait ends: the process that awaits it, or the condition that it is a part of.</summary>
internal abstract class WaitOwner : LoopEntry
{
    /// <summary>Called once per wait, from the event loop.</summary>
    internal abstract void Notify(WaitNode wait);
}
