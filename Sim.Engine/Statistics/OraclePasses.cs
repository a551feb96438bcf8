using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>In how many passes of a path an oracle was asked.</summary>
/// <param name="Oracle">The oracle.</param>
/// <param name="Passes">Number of passes in which it was asked, once or more often.</param>
public sealed record OraclePasses(OracleDescription Oracle, long Passes);
