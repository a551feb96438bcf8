namespace Scheduler.Core.Lifecycle;

/// <summary>What registration makes of the chunks that have no lifecycle row yet.</summary>
/// <param name="Admitted">Chunks that may be scheduled from now on, ascending.</param>
/// <param name="Rejected">Chunks that overlap a live one or a lower newcomer, ascending.</param>
/// <param name="Mismatched">Replacements whose range is not that of the chunk they replace, ascending: refused, logged, not counted.</param>
public sealed record RegistrationVerdict(
    IReadOnlyList<ChunkPk> Admitted, IReadOnlyList<OverlapLoser> Rejected, IReadOnlyList<RangeClaim> Mismatched);
