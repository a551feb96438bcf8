using MathNet.Numerics.Statistics;

namespace Sim.Engine.Statistics;

/// <summary>
/// Figures of one measure. Count, least, mean and greatest are exact. Quantiles are exact up to <see cref="SampleLimit"/>
/// values; beyond, every second kept value is dropped and from then on only every second, fourth, eighth, … value is kept,
/// by position and never by chance.
/// </summary>
internal sealed class MeasureTally
{
    /// <summary>The most values that are kept.</summary>
    public const int SampleLimit = 16_384;

    private readonly List<double> _sample = [];
    private long _stride = 1;
    private long _count;
    private double _sum;
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;

    public void Add(double value)
    {
        _sum += value;
        _least = Math.Min(_least, value);
        _greatest = Math.Max(_greatest, value);
        Keep(value, 1);
    }

    public void MergeFrom(MeasureTally other)
    {
        _sum += other._sum;
        _least = Math.Min(_least, other._least);
        _greatest = Math.Max(_greatest, other._greatest);
        var remaining = other._count;
        foreach (var value in other._sample)
        {
            Keep(value, Math.Min(other._stride, remaining));
            remaining -= other._stride;
        }
    }

    public MeasureSummary Summarise(string name)
    {
        var sorted = _sample.ToArray();
        Array.Sort(sorted);
        return new MeasureSummary(
            name, _count, _least, _sum / _count, _greatest, Quantile(sorted, 0.5), Quantile(sorted, 0.9), Quantile(sorted, 0.99));
    }

    /// <summary>That of a document.</summary>
    public static MeasureTally Of(MeasureDocument document)
    {
        var tally = new MeasureTally
        {
            _stride = document.Stride,
            _count = document.Count,
            _sum = document.Sum,
            _least = document.Least,
            _greatest = document.Greatest,
        };
        tally._sample.AddRange(document.Sample);
        return tally;
    }

    /// <summary>All that it holds.</summary>
    public MeasureDocument ToDocument() => new([.. _sample], _stride, _count, _sum, _least, _greatest);

    private static double Quantile(double[] sorted, double portion) =>
        SortedArrayStatistics.QuantileCustom(sorted, portion, QuantileDefinition.EmpiricalInvCDF);

    /// <summary>Takes a value that stands for <paramref name="weight"/> consecutive ones; kept are those at multiples of the stride.</summary>
    private void Keep(double value, long weight)
    {
        _count += weight;
        while (_sample.Count * _stride < _count)
        {
            _sample.Add(value);
            if (_sample.Count > SampleLimit)
            {
                ThinOut();
            }
        }
    }

    private void ThinOut()
    {
        var kept = 0;
        for (var index = 0; index < _sample.Count; index += 2)
        {
            _sample[kept++] = _sample[index];
        }

        _sample.RemoveRange(kept, _sample.Count - kept);
        _stride *= 2;
    }
}
