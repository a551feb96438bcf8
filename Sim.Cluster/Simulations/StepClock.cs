namespace Sim.Cluster.Simulations;

/// <summary>The clock of a node is set.</summary>
/// <param name="Node">Its number, from 0.</param>
/// <param name="StepMs">By how many milliseconds.</param>
public sealed record StepClock(int Node, int StepMs) : ClusterStep;
