using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The removal of a chunk is asked for.</summary>
/// <param name="Marked">The chunk; none if it is not registered, when the call means nothing.</param>
/// <param name="MarkedAt">Tick of the mark.</param>
public sealed record MarkDecision(ChunkPk? Marked, Tick MarkedAt) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Marked is null;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyMark(this);
}
