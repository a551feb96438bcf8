namespace Sim.Reshuffle.Report.Charts;

/// <summary>A chart over the steps of one run.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Remark">How to read it, one sentence.</param>
/// <param name="Unit">What values are.</param>
/// <param name="Form">How they are drawn.</param>
/// <param name="Steps">Step numbers.</param>
/// <param name="Series">The series.</param>
internal sealed record Chart(string Title, string Remark, ChartUnit Unit, ChartForm Form, IReadOnlyList<int> Steps, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>Lines over the series: limits, extremes.</summary>
    public IReadOnlyList<ChartSeries> Overlays { get; init; } = [];

    /// <summary>The highest point of the series; 0 if the chart says nothing.</summary>
    public double Highest
    {
        get
        {
            var highest = 0.0;
            for (var i = 0; i < Steps.Count; i++)
            {
                highest = Math.Max(highest, Form == ChartForm.Lines ? Series.Max(series => series.Values[i]) : Series.Sum(series => series.Values[i]));
            }

            return highest;
        }
    }

    /// <summary>The highest point of anything drawn.</summary>
    public double Top => Math.Max(Highest, Overlays.SelectMany(static series => series.Values).DefaultIfEmpty().Max());
}
