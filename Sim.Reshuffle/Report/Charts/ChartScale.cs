using System.Globalization;
using Sim.Reshuffle.Sizes;

namespace Sim.Reshuffle.Report.Charts;

/// <summary>The vertical axis: where it ends and what stands beside it.</summary>
internal sealed class ChartScale
{
    private const int MostTicks = 5;

    private readonly ChartUnit _unit;

    /// <summary>Chooses an axis.</summary>
    /// <param name="unit">What values are.</param>
    /// <param name="highest">The highest value.</param>
    public ChartScale(ChartUnit unit, double highest)
    {
        _unit = unit;
        var factor = unit == ChartUnit.Bytes ? Math.Pow(1024, Math.Floor(Math.Log(Math.Max(1, highest), 1024))) : 1;
        var step = NiceStep(Math.Max(highest, LeastTop(unit)) / factor / (MostTicks - 1), isWhole: unit == ChartUnit.Count) * factor;
        var count = Math.Max(1, (int)Math.Ceiling((Math.Max(highest, LeastTop(unit)) / step) - 1e-9));
        Ticks = [.. Enumerable.Range(0, count + 1).Select(tick => tick * step)];
    }

    /// <summary>Marks on the axis, ascending from 0.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Where the axis ends.</summary>
    public double Top => Ticks[^1];

    /// <summary>A mark in words: as short as it can be.</summary>
    public string Mark(double value) => Text(value).Replace(".00 ", " ", StringComparison.Ordinal).Replace(".0 ", " ", StringComparison.Ordinal);

    /// <summary>A value in words.</summary>
    public string Text(double value) => _unit switch
    {
        ChartUnit.Bytes => value == 0 ? "0" : ByteSize.Format((long)value),
        ChartUnit.Share => (value * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
        ChartUnit.Milliseconds => (value / 1000).ToString("0.###", CultureInfo.InvariantCulture) + " s",
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    private static double LeastTop(ChartUnit unit) => unit switch
    {
        ChartUnit.Share => 0.01,
        ChartUnit.Milliseconds => 1,
        _ => 1,
    };

    /// <summary>The least of 1, 2, 2.5, 5 times a power of ten that is not below a length.</summary>
    private static double NiceStep(double length, bool isWhole)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        double[] multiples = [1, 2, 2.5, 5, 10];
        var step = multiples.First(multiple => multiple * power >= length * (1 - 1e-9)) * power;
        return isWhole ? Math.Max(1, Math.Ceiling(step)) : step;
    }
}
