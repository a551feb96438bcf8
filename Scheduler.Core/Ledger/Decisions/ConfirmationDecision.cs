using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The watermark rises, and the routing with it.</summary>
/// <param name="Watermark">The confirmed assignment; null if it is at or below the watermark, when the call does nothing.</param>
/// <param name="Replayed">The last queued change of each chunk that has any up to there, ascending by chunk; no workers end the routing of the chunk.</param>
/// <param name="Changed">Those of them that differ from the routing so far.</param>
/// <param name="SettledDiffs">Queued changes that end with it.</param>
public sealed record ConfirmationDecision(
    WorkerAssignmentId? Watermark, IReadOnlyList<HoldersView> Replayed, IReadOnlyList<HoldersView> Changed, int SettledDiffs) : LedgerDecision
{
    /// <summary>A confirmation that comes too late to matter.</summary>
    public static ConfirmationDecision Nothing { get; } = new(null, [], [], 0);

    /// <inheritdoc/>
    public override bool IsEmpty => Watermark is null;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyConfirmation(this);
}
