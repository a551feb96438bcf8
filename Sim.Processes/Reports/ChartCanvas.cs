using System.Globalization;
using System.Net;
using System.Text;

namespace Sim.Processes.Reports;

/// <summary>An SVG with two axes. Colours are classes, so that the style sheet decides them.</summary>
internal sealed class ChartCanvas
{
    private const double Width = 440;
    private const double Height = 230;
    private const double Left = 62;
    private const double Right = 8;
    private const double Top = 10;
    private const double Bottom = 26;
    private const int MostTicks = 5;

    private readonly StringBuilder _svg = new();
    private readonly double _left;
    private readonly double _right;
    private readonly double _low;
    private readonly double _high;

    /// <summary>Begins a chart.</summary>
    public ChartCanvas(string label, double left, double right, double low, double high)
    {
        (_left, _right) = Widened(left, right);
        (_low, _high) = Widened(low, high);
        Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        foreach (var tick in Ticks(_low, _high))
        {
            Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.#}\" y2=\"{Y(tick):0.#}\"/>");
            Add($"<text class=\"tick\" x=\"{Left - 6}\" y=\"{Y(tick) + 4:0.#}\" text-anchor=\"end\">{tick:0.#####}</text>");
        }
    }

    public double X(double value) => Left + ((value - _left) / (_right - _left) * (Width - Left - Right));

    public double Y(double value) => Top + ((_high - value) / (_high - _low) * (Height - Top - Bottom));

    public void Add(FormattableString markup) => _svg.Append(markup.ToString(CultureInfo.InvariantCulture));

    public void MarkBelow(double value, string text) =>
        Add($"<text class=\"tick\" x=\"{X(value):0.#}\" y=\"{Height - 8}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(text)}</text>");

    /// <summary>Marks of the horizontal axis.</summary>
    public void MarkBelow()
    {
        foreach (var tick in Ticks(_left, _right))
        {
            MarkBelow(tick, tick.ToString("0.#####", CultureInfo.InvariantCulture));
        }
    }

    public string End()
    {
        Add($"</svg>");
        return _svg.ToString();
    }

    private static (double Low, double High) Widened(double low, double high)
    {
        if (high > low)
        {
            return (low, high);
        }

        var margin = low == 0 ? 1 : Math.Abs(low) * 0.1;
        return (low - margin, high + margin);
    }

    /// <summary>Round numbers between two bounds.</summary>
    private static IEnumerable<double> Ticks(double low, double high)
    {
        var length = (high - low) / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        double[] multiples = [1, 2, 2.5, 5, 10];
        var step = multiples.First(multiple => multiple * power >= length * (1 - 1e-9)) * power;
        for (var tick = Math.Ceiling((low / step) - 1e-9); tick * step <= high * (1 + (high > 0 ? 1e-12 : -1e-12)); tick++)
        {
            yield return tick * step;
        }
    }
}
