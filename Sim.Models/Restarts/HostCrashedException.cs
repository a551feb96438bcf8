namespace Sim.Models.Restarts;

/// <summary>The host of a scheduler crashed while it was busy.</summary>
internal sealed class HostCrashedException() : Exception("the host of the scheduler crashed");
