using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Sim.Processes.Statistics;

/// <summary>A mean with a two-sided Student interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half of the interval's width; infinite if there were fewer than two observations.</param>
/// <param name="Confidence">How often such intervals cover the truth, as in 0.95.</param>
/// <param name="Count">From how many independent observations.</param>
public readonly record struct Estimate(double Mean, double HalfWidth, double Confidence, int Count)
{
    /// <summary>The lower end.</summary>
    public double Lower => Mean - HalfWidth;

    /// <summary>The upper end.</summary>
    public double Upper => Mean + HalfWidth;

    /// <summary>The half-width as a share of the mean.</summary>
    public double RelativeHalfWidth => HalfWidth / Math.Abs(Mean);

    /// <summary>Estimates the mean of independent observations.</summary>
    /// <param name="observations">Independent, and about normal: means of replications or of long batches.</param>
    /// <param name="confidence">Between 0 and 1, neither included.</param>
    /// <exception cref="ArgumentException">Nothing was observed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public static Estimate Of(IReadOnlyCollection<double> observations, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (observations.Count == 0)
        {
            throw new ArgumentException("nothing was observed", nameof(observations));
        }

        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "must be between 0 and 1");
        }

        var count = observations.Count;
        var mean = observations.Average();
        if (count < 2)
        {
            return new(mean, double.PositiveInfinity, confidence, count);
        }

        var variance = observations.Sum(value => (value - mean) * (value - mean)) / (count - 1);
        var quantile = StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2);
        return new(mean, quantile * Math.Sqrt(variance / count), confidence, count);
    }

    /// <summary>Whether a value lies in the interval.</summary>
    public bool Covers(double value) => value >= Lower && value <= Upper;

    /// <summary>As in <c>4.02 ± 0.11 (95 %)</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mean:0.#####} ± {HalfWidth:0.#####} ({Confidence * 100:0.##} %)");
}
