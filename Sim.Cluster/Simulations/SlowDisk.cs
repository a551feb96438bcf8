using System.ComponentModel.DataAnnotations;

namespace Sim.Cluster.Simulations;

/// <summary>The disk of a node becomes slower, or as fast as it was.</summary>
/// <param name="Node">Its number, from 0.</param>
/// <param name="Factor">How many times slower than usual; 1 for as usual.</param>
public sealed record SlowDisk(int Node, [property: Range(1, 100)] int Factor) : ClusterStep;
