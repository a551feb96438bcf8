using MathNet.Numerics.Distributions;

namespace Sim.Processes.Randomness;

/// <content>
/// Makes distributions. The functions come from MathNet.Numerics, but for the exponential and the normal distribution, which are
/// drawn most.
/// </content>
public abstract partial class Distribution
{
    /// <summary>Always the same value.</summary>
    public static Distribution Constant(double value) =>
        new WeightedDistribution([(Finite(value, nameof(value)), 1)]);

    /// <summary>Times between events that happen at a constant rate.</summary>
    /// <param name="mean">Above 0.</param>
    public static Distribution Exponential(double mean) => new ExponentialDistribution(Positive(mean, nameof(mean)));

    /// <summary>The normal distribution. Where a value below 0 makes no sense, cut it off with <see cref="Between"/>.</summary>
    public static Distribution Normal(double mean, double standardDeviation) =>
        new NormalDistribution(Finite(mean, nameof(mean)), Positive(standardDeviation, nameof(standardDeviation)));

    /// <summary>Every value between two bounds is as likely.</summary>
    public static Distribution Uniform(double minimum, double maximum)
    {
        Ascending(minimum, maximum);
        var width = maximum - minimum;
        return new InvertedDistribution(
            (minimum + maximum) / 2,
            width * width / 12,
            probability => minimum + (probability * width),
            value => Math.Clamp((value - minimum) / width, 0, 1));
    }

    /// <summary>A least, a most likely and a greatest value: what experts can say.</summary>
    public static Distribution Triangular(double minimum, double mode, double maximum)
    {
        Ascending(minimum, maximum);
        var source = new Triangular(minimum, maximum, Within(mode, minimum, maximum, nameof(mode)));
        return Of(source, source.InverseCumulativeDistribution);
    }

    /// <summary>The logarithm is normal. Mean and deviation are those of the values themselves, not of their logarithm.</summary>
    public static Distribution LogNormal(double mean, double standardDeviation)
    {
        var ratio = Positive(standardDeviation, nameof(standardDeviation)) / Positive(mean, nameof(mean));
        var variance = Math.Log(1 + (ratio * ratio));
        var location = Math.Log(mean) - (variance / 2);
        var deviation = Math.Sqrt(variance);
        return new InvertedDistribution(
            mean,
            standardDeviation * standardDeviation,
            probability => Math.Exp(location + (deviation * StandardNormal.Quantile(probability))),
            value => value <= 0 ? 0 : MathNet.Numerics.Distributions.Normal.CDF(location, deviation, Math.Log(value)));
    }

    /// <summary>The gamma distribution, with mean shape times scale.</summary>
    public static Distribution Gamma(double shape, double scale)
    {
        var source = new Gamma(Positive(shape, nameof(shape)), 1 / Positive(scale, nameof(scale)));
        return Of(source, source.InverseCumulativeDistribution);
    }

    /// <summary>The sum of a number of exponential stages.</summary>
    /// <param name="stages">How many, at least 1.</param>
    /// <param name="mean">Of the sum.</param>
    public static Distribution Erlang(int stages, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stages, 1);
        return Gamma(stages, Positive(mean, nameof(mean)) / stages);
    }

    /// <summary>The Weibull distribution: life times whose failure rate falls (shape below 1) or rises.</summary>
    public static Distribution Weibull(double shape, double scale)
    {
        var source = new Weibull(Positive(shape, nameof(shape)), Positive(scale, nameof(scale)));
        return new InvertedDistribution(
            source.Mean,
            source.Variance,
            probability => scale * Math.Pow(-Math.Log(1 - probability), 1 / shape),
            value => value <= 0 ? 0 : source.CumulativeDistribution(value));
    }

    /// <summary>The beta distribution between two bounds.</summary>
    public static Distribution Beta(double alpha, double beta, double minimum = 0, double maximum = 1)
    {
        Ascending(minimum, maximum);
        var source = new BetaScaled(Positive(alpha, nameof(alpha)), Positive(beta, nameof(beta)), minimum, maximum - minimum);
        return Of(source, source.InverseCumulativeDistribution);
    }

    /// <summary>The Pareto distribution: few values are very large.</summary>
    public static Distribution Pareto(double minimum, double shape)
    {
        var source = new Pareto(Positive(minimum, nameof(minimum)), Positive(shape, nameof(shape)));
        return Of(source, source.InverseCumulativeDistribution);
    }

    /// <summary>How many events happen at a constant rate.</summary>
    public static Distribution Poisson(double mean) => From(new Poisson(Positive(mean, nameof(mean))));

    /// <summary>How many of a number of tries succeed.</summary>
    public static Distribution Binomial(int tries, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        return From(new Binomial(Within(probability, 0, 1, nameof(probability)), tries));
    }

    /// <summary>At which try, from 1, the first one succeeds.</summary>
    public static Distribution Geometric(double probability) => new InvertedDistribution(
        1 / Within(probability, double.Epsilon, 1, nameof(probability)),
        (1 - probability) / (probability * probability),
        share => probability >= 1 ? 1 : Math.Max(1, Math.Ceiling(Math.Log(1 - share) / Math.Log(1 - probability))),
        value => value < 1 ? 0 : 1 - Math.Pow(1 - probability, Math.Floor(value)));

    /// <summary>Values with weights, which need not sum to 1.</summary>
    /// <exception cref="ArgumentException">There is no value, or a weight is not positive.</exception>
    public static Distribution Discrete(params IReadOnlyCollection<(double Value, double Weight)> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count == 0 || table.Any(static row => !double.IsFinite(row.Value) || row.Weight is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException("a table has at least one value, and every weight is above 0", nameof(table));
        }

        return new WeightedDistribution(table);
    }

    /// <summary>What was observed, each observation as likely: nothing but these values comes.</summary>
    /// <exception cref="ArgumentException">Nothing was observed, or no number.</exception>
    public static Distribution Empirical(params IReadOnlyCollection<double> observations) =>
        new WeightedDistribution(Observed(observations, least: 1).Select(static value => (value, 1.0)));

    /// <summary>What was observed, with straight lines between neighbours, so that values between the observations come too.</summary>
    /// <exception cref="ArgumentException">Fewer than two were observed, or no number.</exception>
    public static Distribution EmpiricalContinuous(params IReadOnlyCollection<double> observations) =>
        new InterpolatedDistribution(Observed(observations, least: 2));

    /// <summary>
    /// Any continuous distribution of MathNet.Numerics. Its quantiles are searched for, which takes some microseconds each.
    /// </summary>
    public static Distribution From(IContinuousDistribution source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new SearchedDistribution(source, source.Minimum, source.Maximum);
    }

    /// <summary>Any distribution of MathNet.Numerics over whole numbers. Its quantiles are searched for.</summary>
    public static Distribution From(IDiscreteDistribution source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new CountDistribution(source);
    }

    private static InvertedDistribution Of(IContinuousDistribution source, Func<double, double> quantile) =>
        new(source.Mean, source.Variance, quantile, source.CumulativeDistribution);

    private static IReadOnlyCollection<double> Observed(IReadOnlyCollection<double> observations, int least)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return observations.Count >= least && observations.All(double.IsFinite)
            ? observations
            : throw new ArgumentException($"at least {least} numbers must have been observed", nameof(observations));
    }

    private static double Positive(double value, string name) => value is > 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be above 0");

    private static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be a number");

    private static double Within(double value, double minimum, double maximum, string name) => value >= minimum && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"must be between {minimum} and {maximum}"));

    private static void Ascending(double minimum, double maximum)
    {
        if (!(Finite(minimum, nameof(minimum)) < Finite(maximum, nameof(maximum))))
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, FormattableString.Invariant($"must be above the minimum {minimum}"));
        }
    }
}
