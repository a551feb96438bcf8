using System.Net;
using Sim.Processes.Statistics;

namespace Sim.Processes.Reports;

/// <summary>How the observations of each scenario spread, as histograms over one axis.</summary>
internal static class SpreadChart
{
    private const int Classes = 16;
    private const double Gap = 1;

    public static string Draw(IReadOnlyList<ChartLine> lines)
    {
        var least = lines.Min(static line => line.Values.Min());
        var greatest = lines.Max(static line => line.Values.Max());
        var histograms = lines.Select(line => Histogram.Of(line.Values, least, greatest, Classes)).ToArray();
        var first = histograms[0];
        var canvas = new ChartCanvas("spread", first.Minimum, first.Maximum, 0, histograms.Max(static histogram => histogram.Counts.Max()));
        var width = (canvas.X(first.Minimum + first.Width) - canvas.X(first.Minimum) - Gap) / lines.Count;
        for (var index = 0; index < lines.Count; index++)
        {
            for (var place = 0; place < Classes; place++)
            {
                var count = histograms[index].Counts[place];
                if (count == 0)
                {
                    continue;
                }

                var from = first.Minimum + (place * first.Width);
                var tip = FormattableString.Invariant($"{lines[index].Name}, {from:0.#####} to {from + first.Width:0.#####}: {count}");
                canvas.Add($"<rect class=\"fill{lines[index].Tone}\" x=\"{canvas.X(from) + (index * width):0.##}\" y=\"{canvas.Y(count):0.#}\" width=\"{width:0.##}\" height=\"{canvas.Y(0) - canvas.Y(count):0.#}\"><title>{WebUtility.HtmlEncode(tip)}</title></rect>");
            }
        }

        canvas.MarkBelow();
        return canvas.End();
    }
}
