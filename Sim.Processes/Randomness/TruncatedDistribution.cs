using MathNet.Numerics.Integration;

namespace Sim.Processes.Randomness;

/// <summary>A distribution under the condition that values lie between two bounds.</summary>
internal sealed class TruncatedDistribution : Distribution
{
    private const double Tolerance = 1e-10;

    private readonly Distribution _whole;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly double _below;
    private readonly double _share;
    private readonly Lazy<(double Mean, double Variance)> _moments;

    public TruncatedDistribution(Distribution whole, double minimum, double maximum)
    {
        (_whole, _minimum, _maximum) = (whole, minimum, maximum);
        _below = whole.Cumulative(minimum);
        _share = whole.Cumulative(maximum) - _below;
        if (!(_share > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maximum), maximum, FormattableString.Invariant($"no value lies between {minimum} and it"));
        }

        _moments = new(Integrate, LazyThreadSafetyMode.PublicationOnly);
    }

    public override double Mean => _moments.Value.Mean;

    public override double Variance => _moments.Value.Variance;

    public override double Quantile(double probability) =>
        Math.Clamp(_whole.Quantile(_below + (probability * _share)), _minimum, _maximum);

    public override double Cumulative(double value) =>
        value < _minimum ? 0 : value >= _maximum ? 1 : (_whole.Cumulative(value) - _below) / _share;

    private (double Mean, double Variance) Integrate()
    {
        var mean = DoubleExponentialTransformation.Integrate(Quantile, 0, 1, Tolerance);
        return (mean, DoubleExponentialTransformation.Integrate(probability => Math.Pow(Quantile(probability) - mean, 2), 0, 1, Tolerance));
    }
}
