namespace Sim.Processes.Randomness;

/// <summary>The normal distribution.</summary>
internal sealed class NormalDistribution(double mean, double standardDeviation) : Distribution
{
    public override double Mean => mean;

    public override double Variance => standardDeviation * standardDeviation;

    public override double Quantile(double probability) => mean + (standardDeviation * StandardNormal.Quantile(probability));

    public override double Cumulative(double value) => MathNet.Numerics.Distributions.Normal.CDF(mean, standardDeviation, value);
}
