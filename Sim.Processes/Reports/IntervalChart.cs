using System.Net;
using Sim.Processes.Statistics;

namespace Sim.Processes.Reports;

/// <summary>The mean of each scenario as a point, its interval as a bar.</summary>
internal static class IntervalChart
{
    private const double CapWidth = 7;

    public static string Draw(IReadOnlyList<ChartLine> lines, double confidence)
    {
        var estimates = lines.Select(line => Estimate.Of(line.Values, confidence)).ToArray();
        var ends = estimates.SelectMany(static estimate => double.IsFinite(estimate.HalfWidth) ? [estimate.Lower, estimate.Upper] : new[] { estimate.Mean });
        var canvas = new ChartCanvas("intervals", -0.5, lines.Count - 0.5, ends.Min(), ends.Max());
        for (var index = 0; index < lines.Count; index++)
        {
            var (line, estimate) = (lines[index], estimates[index]);
            var x = canvas.X(index);
            if (double.IsFinite(estimate.HalfWidth))
            {
                var (upper, lower) = (canvas.Y(estimate.Upper), canvas.Y(estimate.Lower));
                canvas.Add($"<path class=\"line{line.Tone}\" fill=\"none\" stroke-width=\"2\" d=\"M{x - CapWidth:0.#} {upper:0.#}h{2 * CapWidth}M{x:0.#} {upper:0.#}V{lower:0.#}M{x - CapWidth:0.#} {lower:0.#}h{2 * CapWidth}\"/>");
            }

            canvas.Add($"<circle class=\"fill{line.Tone}\" cx=\"{x:0.#}\" cy=\"{canvas.Y(estimate.Mean):0.#}\" r=\"4\"><title>{WebUtility.HtmlEncode($"{line.Name}: {estimate}")}</title></circle>");
        }

        return canvas.End();
    }
}
