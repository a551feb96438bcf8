namespace Sim.Processes.Statistics;

/// <summary>Observations in the order in which they came, all of them kept: for quantiles, histograms, warm-up and batch means.</summary>
public sealed class Series
{
    private const int MserBatch = 5;

    private readonly List<double> _values = [];

    /// <summary>Creates an empty series.</summary>
    public Series()
    {
    }

    /// <summary>Creates a series of values.</summary>
    public Series(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            Record(value);
        }
    }

    /// <summary>The observations.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>How many were observed.</summary>
    public int Count => _values.Count;

    /// <summary>The mean; none (<see cref="double.NaN"/>) of nothing.</summary>
    public double Mean => _values.Count == 0 ? double.NaN : _values.Average();

    /// <summary>Takes an observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no number.</exception>
    public void Record(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "an observation must be a number");
        }

        _values.Add(value);
    }

    /// <summary>Forgets what was observed.</summary>
    public void Restart() => _values.Clear();

    /// <summary>The least observed value that a share <paramref name="probability"/> of all does not exceed.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="InvalidOperationException">Nothing was observed.</exception>
    public double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "must be between 0 and 1");
        }

        if (_values.Count == 0)
        {
            throw new InvalidOperationException("nothing was observed");
        }

        var sorted = _values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(probability * sorted.Length) - 1)];
    }

    /// <summary>Counts the observations in equal classes from the least to the greatest.</summary>
    /// <exception cref="InvalidOperationException">Nothing was observed.</exception>
    public Histogram ToHistogram(int classCount = 20) => _values.Count == 0
        ? throw new InvalidOperationException("nothing was observed")
        : Histogram.Of(_values, _values.Min(), _values.Max(), classCount);

    /// <summary>The series without its first observations.</summary>
    public Series Skip(int count) => new(_values.Skip(count));

    /// <summary>Means of batches of equal length; what is left over at the beginning is dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer observations than batches.</exception>
    public IReadOnlyList<double> BatchMeans(int batchCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchCount, 1);
        if (batchCount > _values.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(batchCount), batchCount, $"only {_values.Count} values were observed");
        }

        var length = _values.Count / batchCount;
        return [.. _values.Skip(_values.Count - (length * batchCount)).Chunk(length).Select(static batch => batch.Average())];
    }

    /// <summary>
    /// The mean of a long run with an interval from the means of a few long batches (Schmeiser 1982: 10 to 30 of them). It
    /// holds if the batches are so long that <see cref="BatchEstimate.LagCorrelation"/> is about 0.
    /// </summary>
    public BatchEstimate EstimateByBatches(int batchCount = 20, double confidence = 0.95)
    {
        var batches = BatchMeans(batchCount);
        return new(Estimate.Of(batches, confidence), _values.Count / batchCount, Correlation(batches));
    }

    /// <summary>
    /// How many of the first observations to drop as warm-up by MSER-5 (White 1997): of all numbers of groups of five in the
    /// first half the one after which the interval of the rest is narrowest.
    /// </summary>
    public int WarmUpByMser5()
    {
        var groups = _values.Chunk(MserBatch).Where(static group => group.Length == MserBatch).Select(static group => group.Average()).ToArray();
        var (best, leastError) = (0, double.PositiveInfinity);
        var (sum, squares) = (0.0, 0.0);
        var shift = groups.Length == 0 ? 0 : groups.Average();
        for (var dropped = groups.Length - 1; dropped >= 0; dropped--)
        {
            var deviation = groups[dropped] - shift;
            sum += deviation;
            squares += deviation * deviation;
            var kept = groups.Length - dropped;
            var error = (squares - (sum * sum / kept)) / ((double)kept * kept);
            if (dropped <= groups.Length / 2 && error <= leastError)
            {
                (best, leastError) = (dropped, error);
            }
        }

        return best * MserBatch;
    }

    /// <summary>The correlation of neighbours.</summary>
    private static double Correlation(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        var (together, squares) = (0.0, 0.0);
        for (var index = 0; index < values.Count; index++)
        {
            squares += (values[index] - mean) * (values[index] - mean);
            if (index > 0)
            {
                together += (values[index] - mean) * (values[index - 1] - mean);
            }
        }

        return squares == 0 ? 0 : together / squares;
    }
}
