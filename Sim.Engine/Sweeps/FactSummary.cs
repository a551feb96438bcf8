using Sim.Engine.Verdicts;

namespace Sim.Engine.Sweeps;

/// <summary>What a sweep saw of one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="IsDeclared">Whether the model promises that a sweep sees it.</param>
/// <param name="Cases">Number of cases that saw it.</param>
/// <param name="UpperProbability">The greatest probability per case that the sweep leaves possible; see <see cref="Statistics.CoverageBound"/>.</param>
public sealed record FactSummary(FactDescription Fact, bool IsDeclared, long Cases, double UpperProbability);
