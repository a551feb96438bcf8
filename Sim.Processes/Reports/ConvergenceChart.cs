using System.Globalization;
using System.Text;
using Sim.Processes.Statistics;

namespace Sim.Processes.Reports;

/// <summary>How the mean and its interval settled while observations came in.</summary>
internal static class ConvergenceChart
{
    private const int MostPoints = 120;
    private const int FirstCount = 3;

    public static string Draw(IReadOnlyList<ChartLine> lines, double confidence)
    {
        var courses = lines.Select(line => Course(line.Values, confidence)).ToArray();
        var points = courses.SelectMany(static course => course).ToArray();
        if (points.Length == 0)
        {
            return new ChartCanvas("convergence", 0, 1, 0, 1).End();
        }

        var canvas = new ChartCanvas(
            "convergence", points.Min(static point => point.Count), points.Max(static point => point.Count),
            points.Min(static point => point.Lower), points.Max(static point => point.Upper));
        for (var index = 0; index < lines.Count; index++)
        {
            var course = courses[index];
            var band = course.Select(point => (X: canvas.X(point.Count), Y: canvas.Y(point.Upper)))
                .Concat(course.AsEnumerable().Reverse().Select(point => (X: canvas.X(point.Count), Y: canvas.Y(point.Lower))));
            canvas.Add($"<polygon class=\"fill{lines[index].Tone}\" fill-opacity=\"0.2\" points=\"{Points(band)}\"/>");
            canvas.Add($"<polyline class=\"line{lines[index].Tone}\" points=\"{Points(course.Select(point => (canvas.X(point.Count), canvas.Y(point.Mean))))}\"/>");
        }

        canvas.MarkBelow();
        return canvas.End();
    }

    /// <summary>Estimates of ever more observations, not more of them than an eye can tell apart.</summary>
    private static List<Estimate> Course(IReadOnlyList<double> values, double confidence)
    {
        var step = Math.Max(1, values.Count / MostPoints);
        var course = new List<Estimate>();
        for (var count = FirstCount; count <= values.Count; count += step)
        {
            course.Add(Estimate.Of([.. values.Take(count)], confidence));
        }

        return course;
    }

    private static string Points(IEnumerable<(double X, double Y)> points)
    {
        var text = new StringBuilder();
        foreach (var (x, y) in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? " " : "")}{x:0.#},{y:0.#}");
        }

        return text.ToString();
    }
}
