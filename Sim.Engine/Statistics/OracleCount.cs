using Sim.Engine.Verdicts;

namespace Sim.Engine.Statistics;

/// <summary>What an oracle said over a case or a sweep.</summary>
/// <param name="Oracle">The oracle.</param>
/// <param name="Judged">Number of judgements proper: it held or was violated. Excused ones are not in it, so that an oracle which only ever abstained has judged nothing.</param>
/// <param name="Excused">Number of excused judgements per reason, sorted by reason.</param>
/// <param name="Fired">Number of violations.</param>
public sealed record OracleCount(OracleDescription Oracle, long Judged, IReadOnlyList<LabelCount> Excused, long Fired);
