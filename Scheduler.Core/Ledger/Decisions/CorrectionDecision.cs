using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Replacements are stored, and the intent to swap them in.</summary>
/// <param name="Replacements">The new chunks, ascending.</param>
/// <param name="Links">For each of them the chunk that it replaces.</param>
/// <param name="Reported">The keys of the replacements, in input order.</param>
/// <param name="CreatedAt">Tick of the registration.</param>
public sealed record CorrectionDecision(
    IReadOnlyList<StoredChunk> Replacements, IReadOnlyList<CorrectionLink> Links, IReadOnlyList<ChunkPk> Reported, Tick CreatedAt) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Links.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyCorrections(this);
}
