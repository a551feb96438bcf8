namespace Sim.Processes.Randomness;

/// <summary>
/// A distribution of numbers, drawn by inversion: one uniform number makes one value, and a higher one never a lower value.
/// That keeps streams in step for common random numbers, and makes antithetic streams work for every distribution.
/// </summary>
public abstract partial class Distribution
{
    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance.</summary>
    public abstract double Variance { get; }

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The least value that a share <paramref name="probability"/> of all values does not exceed.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public abstract double Quantile(double probability);

    /// <summary>The share of all values that do not exceed a value.</summary>
    public abstract double Cumulative(double value);

    /// <summary>
    /// The same distribution under the condition that values lie between two bounds, as in <c>Normal(10, 2).Between(0,
    /// double.PositiveInfinity)</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No value lies there.</exception>
    public Distribution Between(double minimum, double maximum) => new TruncatedDistribution(this, minimum, maximum);
}
