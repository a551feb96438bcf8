using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>How often judges were reached by one path, and which oracles they asked.</summary>
/// <param name="Path">The path.</param>
/// <param name="Passes">How often it was taken to its end. A pass in which an oracle fired is not counted: it ends the case, and those that follow are not asked.</param>
/// <param name="Asked">The oracles that were asked, sorted by id, each with the number of passes in which it was, whatever it said.</param>
public sealed record PathCount(JudgingPath Path, long Passes, IReadOnlyList<OraclePasses> Asked)
{
    /// <summary>In how many passes an oracle was asked.</summary>
    /// <param name="oracle">The oracle.</param>
    public long PassesThatAsked(OracleDescription oracle) => Asked.FirstOrDefault(entry => entry.Oracle == oracle)?.Passes ?? 0;
}
