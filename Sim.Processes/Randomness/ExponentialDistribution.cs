namespace Sim.Processes.Randomness;

/// <summary>Times between events that happen at a constant rate.</summary>
internal sealed class ExponentialDistribution(double mean) : Distribution
{
    public override double Mean => mean;

    public override double Variance => mean * mean;

    public override double Quantile(double probability) => -mean * Math.Log(1 - probability);

    public override double Cumulative(double value) => value <= 0 ? 0 : 1 - Math.Exp(-value / mean);
}
