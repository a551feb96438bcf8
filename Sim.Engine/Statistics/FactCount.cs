using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>In how many cases a fact was seen.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Cases">Number of cases that saw it at least once.</param>
public sealed record FactCount(FactDescription Fact, long Cases);
