namespace Sim.Cluster.Simulations;

/// <summary>Nothing gets from one node to another any more; the way back stays.</summary>
/// <param name="From">Number of the sender.</param>
/// <param name="To">Number of the receiver.</param>
public sealed record Cut(int From, int To) : ClusterStep;
