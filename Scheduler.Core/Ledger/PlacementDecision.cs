using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a scheduling cycle changes once its plan is found.</summary>
/// <param name="Id">Number of the assignment that the plan becomes.</param>
/// <param name="Delta">Rows that change.</param>
/// <param name="Evicted">Copies to be deleted at once, in the order of the plan.</param>
/// <param name="ReplicationByWeight">Copies per weight class, as the algorithm reports them.</param>
/// <param name="Waiting">Chunks that wait for their floor.</param>
internal sealed record PlacementDecision(
    WorkerAssignmentId Id,
    PlacementDelta Delta,
    IReadOnlyList<ChunkWorker> Evicted,
    SortedTable<ushort, ushort> ReplicationByWeight,
    WaitingChange Waiting);
