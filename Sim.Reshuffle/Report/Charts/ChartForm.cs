namespace Sim.Reshuffle.Report.Charts;

/// <summary>How values are drawn.</summary>
internal enum ChartForm
{
    /// <summary>A bar per step; series stand on top of each other.</summary>
    StackedBars,

    /// <summary>A line per series.</summary>
    Lines,

    /// <summary>Areas on top of each other.</summary>
    StackedAreas,
}
