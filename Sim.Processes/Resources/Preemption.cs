namespace Sim.Processes.Resources;

/// <summary>The cause of an interruption: a more urgent request took the resource away. The place is lost; request it again.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="By">The process that took it; null if none did, but an action.</param>
/// <param name="SinceTicks">Since when it was held.</param>
public sealed record Preemption(PreemptiveResource Resource, ProcessHandle? By, long SinceTicks);
