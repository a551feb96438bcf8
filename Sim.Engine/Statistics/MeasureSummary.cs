namespace Sim.Engine.Statistics;

/// <summary>Figures of one measure.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Count">Number of values.</param>
/// <param name="Least">Least value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Greatest">Greatest value.</param>
/// <param name="Percentile50">Median: the least value that half of all values do not exceed. Like the other percentiles exact up to 16,384 values and from an evenly spaced sample of them beyond.</param>
/// <param name="Percentile90">90th percentile.</param>
/// <param name="Percentile99">99th percentile.</param>
public sealed record MeasureSummary(
    string Name,
    long Count,
    double Least,
    double Mean,
    double Greatest,
    double Percentile50,
    double Percentile90,
    double Percentile99);
