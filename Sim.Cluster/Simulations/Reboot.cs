namespace Sim.Cluster.Simulations;

/// <summary>A node dies as by a power failure and starts anew at once.</summary>
/// <param name="Node">Its number, from 0.</param>
public sealed record Reboot(int Node) : ClusterStep;
