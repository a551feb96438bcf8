namespace Sim.Cluster.Simulations;

/// <summary>Nothing but time passes.</summary>
public sealed record Wait : ClusterStep;
