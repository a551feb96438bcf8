namespace Sim.Reshuffle.Report.Charts;

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Tone">Number of its colour.</param>
/// <param name="Values">A value per step.</param>
/// <param name="IsLimit">Whether it is a limit: drawn dashed, without dots.</param>
internal sealed record ChartSeries(string Name, int Tone, IReadOnlyList<double> Values, bool IsLimit = false);
