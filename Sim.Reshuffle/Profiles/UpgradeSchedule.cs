using System.Globalization;

namespace Sim.Reshuffle.Profiles;

/// <summary>The share of upgraded workers over time: constant between breakpoints, 0 before the first.</summary>
public sealed class UpgradeSchedule
{
    private readonly (int Step, double Fraction)[] _points;

    private UpgradeSchedule((int Step, double Fraction)[] points)
    {
        _points = points;
    }

    /// <summary>The breakpoints, ascending.</summary>
    public IReadOnlyList<(int Step, double Fraction)> Points => _points;

    /// <summary>Nobody is ever upgraded.</summary>
    public static UpgradeSchedule Empty { get; } = new([]);

    /// <summary>Reads a schedule.</summary>
    /// <param name="text">As in <c>1:0,5:0.25,50:0.5</c>: steps strictly ascending, fractions in [0, 1].</param>
    /// <exception cref="FormatException">The text is no schedule; the message says why.</exception>
    public static UpgradeSchedule Parse(string text)
    {
        var points = new List<(int Step, double Fraction)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split(':');
            if (pair.Length != 2 || !int.TryParse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture, out var step))
            {
                throw new FormatException($"'{part}' is not step:fraction");
            }

            if (!double.TryParse(pair[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction) || fraction is not (>= 0 and <= 1))
            {
                throw new FormatException($"'{part}': '{pair[1]}' is not a fraction in 0..1");
            }

            if (points.Count > 0 && points[^1].Step >= step)
            {
                throw new FormatException(FormattableString.Invariant($"step {step} does not come after step {points[^1].Step}"));
            }

            points.Add((step, fraction));
        }

        return new UpgradeSchedule([.. points]);
    }

    /// <summary>The share at a step.</summary>
    public double At(int step)
    {
        var last = Array.FindLastIndex(_points, point => point.Step <= step);
        return last < 0 ? 0 : _points[last].Fraction;
    }
}
