using System.ComponentModel.DataAnnotations;

namespace Sim.Cluster.Simulations;

/// <summary>The clock of a node runs faster or slower from now on.</summary>
/// <param name="Node">Its number, from 0.</param>
/// <param name="PartsPerMillion">How much faster; less than 0 for slower.</param>
public sealed record Drift(int Node, [property: Range(-500_000, 500_000)] int PartsPerMillion) : ClusterStep;
