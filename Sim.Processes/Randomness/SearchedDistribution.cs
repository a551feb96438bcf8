using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Sim.Processes.Randomness;

/// <summary>A distribution of MathNet of which only the cumulative function is known: quantiles are searched for.</summary>
internal sealed class SearchedDistribution(IUnivariateDistribution source, double minimum, double maximum) : Distribution
{
    private const double Accuracy = 1e-12;
    private const int MostSteps = 200;

    public override double Mean => source.Mean;

    public override double Variance => source.Variance;

    public override double Quantile(double probability)
    {
        var (low, high) = Bracket(probability);
        return Brent.TryFindRoot(value => source.CumulativeDistribution(value) - probability, low, high, Accuracy, MostSteps, out var root)
            ? root
            : (low + high) / 2;
    }

    public override double Cumulative(double value) => value < minimum ? 0 : value >= maximum ? 1 : source.CumulativeDistribution(value);

    /// <summary>Bounds between which the quantile lies, found by doubling where the distribution has none.</summary>
    private (double Low, double High) Bracket(double probability)
    {
        var step = Math.Max(1, source.StdDev);
        var low = Math.Max(minimum, source.Mean - step);
        while (low > minimum && source.CumulativeDistribution(low) > probability)
        {
            low = Math.Max(minimum, source.Mean - (step *= 2));
        }

        step = Math.Max(1, source.StdDev);
        var high = Math.Min(maximum, source.Mean + step);
        while (high < maximum && source.CumulativeDistribution(high) < probability)
        {
            high = Math.Min(maximum, source.Mean + (step *= 2));
        }

        return (low, high);
    }
}
