using Sim.Processes.Statistics;

namespace Sim.Processes.Experiments;

/// <summary>
/// Ends an experiment when an interval is narrow enough. Looking again and again costs some confidence (the interval covers a
/// little less often than it says), the less, the more replications come first.
/// </summary>
/// <param name="Measure">Whose interval.</param>
/// <param name="HalfWidth">How narrow: half of the width, in units of the measure, or as a share of the mean.</param>
/// <param name="IsRelative">Whether the half-width is a share of the mean.</param>
/// <param name="Confidence">Of the interval.</param>
/// <param name="MostReplications">When to give up.</param>
public sealed record StoppingRule(
    string Measure, double HalfWidth, bool IsRelative = false, double Confidence = 0.95, int MostReplications = 10_000)
{
    internal bool IsMetBy(Estimate estimate) => (IsRelative ? estimate.RelativeHalfWidth : estimate.HalfWidth) <= HalfWidth;
}
