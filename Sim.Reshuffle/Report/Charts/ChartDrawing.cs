using System.Globalization;
using System.Text;

namespace Sim.Reshuffle.Report.Charts;

/// <summary>Draws charts as SVG, with colours by class so that the style sheet decides them.</summary>
internal sealed class ChartDrawing
{
    private const double Width = 440;
    private const double Height = 230;
    private const double Left = 62;
    private const double Right = 8;
    private const double Top = 10;
    private const double Bottom = 26;
    private const int MostSingleBars = 150;
    private const int MostStepLabels = 10;

    private readonly Chart _chart;
    private readonly ChartScale _scale;
    private readonly StringBuilder _svg = new();

    private ChartDrawing(Chart chart, ChartScale scale)
    {
        (_chart, _scale) = (chart, scale);
    }

    private double BandWidth => (Width - Left - Right) / Math.Max(1, _chart.Steps.Count);

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="scale">The vertical axis, shared by charts that are to be compared.</param>
    public static string Draw(Chart chart, ChartScale scale) => new ChartDrawing(chart, scale).Draw();

    private string Draw()
    {
        Add($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{HtmlText.Escape(_chart.Title)}\">");
        DrawAxes();
        switch (_chart.Form)
        {
            case ChartForm.StackedBars:
                DrawBars();
                break;
            case ChartForm.StackedAreas:
                DrawAreas();
                break;
            default:
                DrawLines();
                break;
        }

        foreach (var overlay in _chart.Overlays)
        {
            DrawOverlay(overlay);
        }

        Add($"</svg>");
        return _svg.ToString();
    }

    private void DrawAxes()
    {
        foreach (var tick in _scale.Ticks)
        {
            Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(tick):0.#}\" y2=\"{Y(tick):0.#}\"/>");
            Add($"<text class=\"tick\" x=\"{Left - 6}\" y=\"{Y(tick) + 4:0.#}\" text-anchor=\"end\">{HtmlText.Escape(_scale.Mark(tick))}</text>");
        }

        var every = Math.Max(1, (int)Math.Ceiling((double)_chart.Steps.Count / MostStepLabels));
        for (var i = 0; i < _chart.Steps.Count; i += every)
        {
            Add($"<text class=\"tick\" x=\"{X(i):0.#}\" y=\"{Height - 8}\" text-anchor=\"middle\">{_chart.Steps[i]}</text>");
        }
    }

    private void DrawBars()
    {
        var floor = new double[_chart.Steps.Count];
        var width = BandWidth * 0.72;
        foreach (var series in _chart.Series)
        {
            var all = new StringBuilder();
            for (var i = 0; i < floor.Length; i++)
            {
                var (low, high) = (floor[i], floor[i] += series.Values[i]);
                if (high <= low)
                {
                    continue;
                }

                if (floor.Length <= MostSingleBars)
                {
                    Add($"<rect class=\"fill{series.Tone}\" x=\"{X(i) - (width / 2):0.#}\" y=\"{Y(high):0.#}\" width=\"{width:0.#}\" height=\"{Math.Max(0.5, Y(low) - Y(high)):0.#}\"><title>{Tip(series, i)}</title></rect>");
                }
                else
                {
                    all.Append(CultureInfo.InvariantCulture, $"M{X(i) - (width / 2):0.#} {Y(low):0.#}V{Y(high):0.#}h{width:0.##}V{Y(low):0.#}z");
                }
            }

            if (all.Length > 0)
            {
                Add($"<path class=\"fill{series.Tone}\" d=\"{all}\"/>");
            }
        }
    }

    private void DrawAreas()
    {
        var floor = new double[_chart.Steps.Count];
        foreach (var series in _chart.Series)
        {
            var (low, high) = ((double[])floor.Clone(), floor);
            for (var i = 0; i < high.Length; i++)
            {
                high[i] += series.Values[i];
            }

            var back = Enumerable.Range(0, low.Length).Reverse().Select(i => Point(i, low[i]));
            Add($"<polygon class=\"fill{series.Tone}\" points=\"{string.Join(' ', Enumerable.Range(0, high.Length).Select(i => Point(i, high[i])).Concat(back))}\"/>");
            if (series.Values.Any(static value => value > 0))
            {
                DrawDots(series, high);
            }
        }
    }

    private void DrawLines()
    {
        foreach (var series in _chart.Series)
        {
            DrawLine(series);
        }
    }

    private void DrawLine(ChartSeries series)
    {
        Add($"<polyline class=\"line{series.Tone}\" points=\"{string.Join(' ', Enumerable.Range(0, _chart.Steps.Count).Select(i => Point(i, series.Values[i])))}\"/>");
        DrawDots(series, series.Values);
    }

    /// <summary>A limit holds for whole steps, so its line has steps too, and reaches from edge to edge.</summary>
    private void DrawOverlay(ChartSeries series)
    {
        if (!series.IsLimit)
        {
            DrawLine(series);
            return;
        }

        var path = new StringBuilder();
        for (var i = 0; i < _chart.Steps.Count; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(i) - (BandWidth / 2):0.#} {Y(series.Values[i]):0.#}H{X(i) + (BandWidth / 2):0.#}");
        }

        Add($"<path class=\"line{series.Tone} limit\" d=\"{path}\"><title>{HtmlText.Escape(series.Name)}</title></path>");
    }

    /// <summary>Dots carry the tips of lines and areas, and show a run of a single step at all.</summary>
    private void DrawDots(ChartSeries series, IReadOnlyList<double> heights)
    {
        for (var i = 0; i < heights.Count && heights.Count <= MostSingleBars; i++)
        {
            Add($"<circle class=\"fill{series.Tone} dot\" cx=\"{X(i):0.#}\" cy=\"{Y(heights[i]):0.#}\" r=\"2.6\"><title>{Tip(series, i)}</title></circle>");
        }
    }

    private string Tip(ChartSeries series, int i) =>
        HtmlText.Escape(FormattableString.Invariant($"step {_chart.Steps[i]}, {series.Name}: {_scale.Text(series.Values[i])}"));

    private string Point(int i, double value) => FormattableString.Invariant($"{X(i):0.#},{Y(value):0.#}");

    private double X(int i) => Left + ((i + 0.5) * BandWidth);

    private double Y(double value) => Top + ((1 - (value / _scale.Top)) * (Height - Top - Bottom));

    private void Add(FormattableString markup) => _svg.Append(markup.ToString(CultureInfo.InvariantCulture));
}
