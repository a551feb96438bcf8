using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Sim.Engine.Statistics;

/// <summary>The mean of a few independent measurements, and how far the true mean may be from it.</summary>
/// <param name="Mean">Mean of the measurements.</param>
/// <param name="HalfWidth">Half the width of the interval around it; not a number for fewer than two measurements.</param>
internal readonly record struct ConfidenceInterval(double Mean, double HalfWidth)
{
    /// <summary>The interval by Student's t distribution: mean plus or minus t times the standard error.</summary>
    /// <param name="values">The measurements, at least one.</param>
    /// <param name="confidence">Probability that such an interval contains the true mean, above 0 and below 1.</param>
    public static ConfidenceInterval Of(IReadOnlyCollection<double> values, double confidence = 0.95)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("an interval needs at least one measurement", nameof(values));
        }

        var freedom = values.Count - 1;
        var quantile = freedom > 0 ? StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) : double.NaN;
        return new ConfidenceInterval(values.Mean(), quantile * values.StandardDeviation() / Math.Sqrt(values.Count));
    }
}
