using MathNet.Numerics.Distributions;

namespace Sim.Processes.Randomness;

/// <summary>A distribution of MathNet over whole numbers: quantiles are found by halving.</summary>
internal sealed class CountDistribution(IDiscreteDistribution source) : Distribution
{
    public override double Mean => source.Mean;

    public override double Variance => source.Variance;

    public override double Quantile(double probability)
    {
        long low = (long)source.Minimum - 1;
        long step = 1;
        long high = Math.Min(source.Maximum, Math.Max(source.Minimum, (long)source.Mean));
        while (high < source.Maximum && source.CumulativeDistribution(high) < probability)
        {
            low = high;
            high = Math.Min(source.Maximum, high + step);
            step *= 2;
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (source.CumulativeDistribution(middle) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    public override double Cumulative(double value) => value < source.Minimum ? 0 : source.CumulativeDistribution(Math.Floor(value));
}
