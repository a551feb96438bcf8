namespace Sim.Processes.Reports;

/// <summary>One scenario in a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Tone">Number of its colour.</param>
/// <param name="Values">Its observations.</param>
internal sealed record ChartLine(string Name, int Tone, IReadOnlyList<double> Values);
