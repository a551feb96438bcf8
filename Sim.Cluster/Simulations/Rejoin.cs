namespace Sim.Cluster.Simulations;

/// <summary>A node that was isolated reaches the others again, but for those that are isolated themselves.</summary>
/// <param name="Node">Its number, from 0.</param>
public sealed record Rejoin(int Node) : ClusterStep;
