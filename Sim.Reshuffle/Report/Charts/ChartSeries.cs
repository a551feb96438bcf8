namespace Sim.Reshuffle.Report.Charts;

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Tone">Number of its colour.</param>
/// <param name="Values">A value per step.</param>
internal sealed record ChartSeries(string Name, int Tone, IReadOnlyList<double> Values);
