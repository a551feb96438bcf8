namespace Sim.Cluster.Simulations;

/// <summary>Nothing gets from a node to the others and back; clients still reach it.</summary>
/// <param name="Node">Its number, from 0.</param>
public sealed record Isolate(int Node) : ClusterStep;
