namespace Sim.Processes;

/// <summary>What the event loop of a simulation carries.</summary>
internal abstract class LoopEntry
{
    /// <summary>The event loop came to it.</summary>
    internal abstract void Fire();
}
