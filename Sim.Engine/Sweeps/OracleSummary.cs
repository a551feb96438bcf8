using Sim.Engine.Statistics;

namespace Sim.Engine.Sweeps;

/// <summary>What an oracle did in a sweep.</summary>
/// <param name="Count">Its counters; all zero if it was never asked.</param>
/// <param name="IsDeclared">Whether the model promises that it judges something in a sweep.</param>
public sealed record OracleSummary(OracleCount Count, bool IsDeclared);
