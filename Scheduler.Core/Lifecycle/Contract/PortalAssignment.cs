namespace Scheduler.Core.Lifecycle;

/// <summary>Which chunks readers may see and who serves them. One is minted per visibility cycle.</summary>
/// <param name="Id">Its number; later assignments have higher ones.</param>
/// <param name="ConfirmedUpTo">The watermark that the cycle saw.</param>
/// <param name="ChunkWorkers">Confirmed routing of the visible chunks that have one.</param>
/// <param name="Chunks">All visible chunks, routed or not.</param>
/// <param name="Workers">The whole registry, departed workers included.</param>
public sealed record PortalAssignment(
    PortalAssignmentId Id,
    WorkerAssignmentId ConfirmedUpTo,
    ChunkHolderMap ChunkWorkers,
    SortedTable<ChunkPk, Chunk> Chunks,
    SortedTable<WorkerPk, AssignmentWorker> Workers);
