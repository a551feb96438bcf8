namespace Sim.Processes.Statistics;

/// <summary>A mean from batches of one long run.</summary>
/// <param name="Estimate">The mean and its interval.</param>
/// <param name="BatchLength">How many observations a batch has.</param>
/// <param name="LagCorrelation">The correlation of neighbouring batches; far from 0 it says that the batches are too short and
/// the interval too narrow.</param>
public readonly record struct BatchEstimate(Estimate Estimate, int BatchLength, double LagCorrelation);
