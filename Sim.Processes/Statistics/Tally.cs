namespace Sim.Processes.Statistics;

/// <summary>Observations without weights: waiting times, sizes, costs. Keeps count, mean, variance and extremes, not the values.</summary>
public sealed class Tally
{
    private double _squares;

    /// <summary>How many were observed.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; none (<see cref="double.NaN"/>) of nothing.</summary>
    public double Mean => Count == 0 ? double.NaN : Sum / Count;

    /// <summary>The sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The least; none (<see cref="double.NaN"/>) of nothing.</summary>
    public double Minimum { get; private set; } = double.NaN;

    /// <summary>The greatest; none (<see cref="double.NaN"/>) of nothing.</summary>
    public double Maximum { get; private set; } = double.NaN;

    /// <summary>The variance of the sample, with n - 1 below; none (<see cref="double.NaN"/>) of fewer than two.</summary>
    public double Variance => Count < 2 ? double.NaN : _squares / (Count - 1);

    /// <summary>The root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Takes an observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number.</exception>
    public void Record(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "an observation must be a number");
        }

        if (Count == 0)
        {
            Minimum = Maximum = value;
        }
        else
        {
            // Youngs and Cramer: the sum of squared deviations grows by that of the new value from those before it.
            var deviation = (Count * value) - Sum;
            _squares += deviation * deviation / (Count * (Count + 1.0));
            Minimum = Math.Min(Minimum, value);
            Maximum = Math.Max(Maximum, value);
        }

        Count++;
        Sum += value;
    }

    /// <summary>Forgets what was observed.</summary>
    public void Restart()
    {
        Count = 0;
        Sum = 0;
        _squares = 0;
        Minimum = Maximum = double.NaN;
    }
}
