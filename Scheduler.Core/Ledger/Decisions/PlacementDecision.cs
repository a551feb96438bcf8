using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a scheduling cycle changes once its plan is found.</summary>
/// <param name="Id">Number of the assignment that the plan becomes.</param>
/// <param name="PlannedAt">Tick of the cycle.</param>
/// <param name="Delta">Rows that change.</param>
/// <param name="Evicted">Copies to be deleted at once, in the order of the plan.</param>
/// <param name="ReplicationByWeight">Copies per weight class, as the algorithm reports them.</param>
/// <param name="Waiting">Chunks that wait for their floor.</param>
public sealed record PlacementDecision(
    WorkerAssignmentId Id,
    Tick PlannedAt,
    PlacementDelta Delta,
    IReadOnlyList<ChunkWorker> Evicted,
    SortedTable<ushort, ushort> ReplicationByWeight,
    WaitingChange Waiting) : LedgerDecision
{
    /// <inheritdoc/>
    /// <remarks>Every plan mints an assignment.</remarks>
    public override bool IsEmpty => false;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyPlacement(this);
}
