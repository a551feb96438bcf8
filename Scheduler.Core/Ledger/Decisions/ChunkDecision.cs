using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Chunks are stored, without lifecycle rows.</summary>
/// <param name="Added">They, ascending.</param>
/// <param name="Reported">What the caller is told: keys in input order, and the positions of what was there already.</param>
public sealed record ChunkDecision(IReadOnlyList<StoredChunk> Added, IngestResult Reported) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Added.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.AddChunks(Added);
}
