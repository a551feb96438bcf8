namespace Sim.Cluster.Simulations;

/// <summary>All links between nodes work again.</summary>
public sealed record HealNetwork : ClusterStep;
