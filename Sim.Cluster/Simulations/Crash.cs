namespace Sim.Cluster.Simulations;

/// <summary>A node dies as by a power failure.</summary>
/// <param name="Node">Its number, from 0.</param>
public sealed record Crash(int Node) : ClusterStep;
