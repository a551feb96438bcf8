using Sim.Processes.Statistics;

namespace Sim.Processes.Experiments;

/// <summary>What all replications of a scenario measured under one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Observations">One value per replication in their order; of antithetic pairs their mean.</param>
public sealed record MeasureResult(string Name, IReadOnlyList<double> Observations)
{
    /// <summary>The mean with a Student interval.</summary>
    public Estimate Estimate(double confidence = 0.95) => Statistics.Estimate.Of(Observations, confidence);
}
