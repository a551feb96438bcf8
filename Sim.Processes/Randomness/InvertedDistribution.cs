namespace Sim.Processes.Randomness;

/// <summary>A distribution whose functions are known.</summary>
internal sealed class InvertedDistribution(
    double mean, double variance, Func<double, double> quantile, Func<double, double> cumulative) : Distribution
{
    public override double Mean => mean;

    public override double Variance => variance;

    public override double Quantile(double probability) => quantile(probability);

    public override double Cumulative(double value) => cumulative(value);
}
