namespace Sim.Processes.Statistics;

/// <summary>Counts of observations in classes of equal width.</summary>
/// <param name="Minimum">Where the first class begins.</param>
/// <param name="Width">How wide a class is.</param>
/// <param name="Counts">How many observations each class has; a value on a border belongs to the class above.</param>
/// <param name="Below">How many lie below the first class.</param>
/// <param name="Above">How many lie above the last one.</param>
public sealed record Histogram(double Minimum, double Width, IReadOnlyList<long> Counts, long Below, long Above)
{
    /// <summary>Where the last class ends; what lies there belongs to it.</summary>
    public double Maximum => Minimum + (Width * Counts.Count);

    /// <summary>Counts values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no class, or the bounds are no numbers in ascending order.</exception>
    public static Histogram Of(IEnumerable<double> values, double minimum, double maximum, int classCount)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (!(double.IsFinite(minimum) && double.IsFinite(maximum) && minimum <= maximum))
        {
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, FormattableString.Invariant($"must not be below {minimum}"));
        }

        var width = maximum > minimum ? (maximum - minimum) / classCount : 1;
        var counts = new long[classCount];
        var (below, above) = (0L, 0L);
        foreach (var value in values)
        {
            if (value < minimum)
            {
                below++;
            }
            else if (value > maximum)
            {
                above++;
            }
            else
            {
                counts[Math.Min(classCount - 1, (int)((value - minimum) / width))]++;
            }
        }

        return new(minimum, width, counts, below, above);
    }
}
