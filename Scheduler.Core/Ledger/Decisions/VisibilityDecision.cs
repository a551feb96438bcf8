using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a visibility cycle changes.</summary>
/// <param name="Portal">The portal assignment that it mints.</param>
/// <param name="Fired">Corrections that complete.</param>
/// <param name="Marked">Their old chunks, which are marked at the tick of the portal assignment; one that was never registered has no row to mark.</param>
/// <param name="Promoted">Chunks that become visible, ascending.</param>
/// <param name="Dropped">Chunks that leave the portal side, each once.</param>
public sealed record VisibilityDecision(
    PortalAssignmentView Portal,
    IReadOnlyList<CorrectionLink> Fired,
    IReadOnlyList<ChunkPk> Marked,
    IReadOnlyList<ChunkPk> Promoted,
    IReadOnlyList<ChunkPk> Dropped) : LedgerDecision
{
    /// <inheritdoc/>
    /// <remarks>Every cycle mints a portal assignment.</remarks>
    public override bool IsEmpty => false;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyVisibility(this);
}
