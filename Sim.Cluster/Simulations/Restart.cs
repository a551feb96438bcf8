namespace Sim.Cluster.Simulations;

/// <summary>A node that is down starts anew.</summary>
/// <param name="Node">Its number, from 0.</param>
public sealed record Restart(int Node) : ClusterStep;
