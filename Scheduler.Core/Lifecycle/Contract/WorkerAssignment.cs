namespace Scheduler.Core.Lifecycle;

/// <summary>What every worker must hold: the ideal placement and the copies that still drain. One is minted per successful scheduling cycle.</summary>
/// <param name="Id">Its number; later assignments have higher ones.</param>
/// <param name="ChunkWorkers">Ideal and draining holders of every chunk that is neither rejected nor tombstoned and has any.</param>
/// <param name="Chunks">Exactly the chunks of <paramref name="ChunkWorkers"/>.</param>
/// <param name="Workers">The whole registry, departed workers included.</param>
/// <param name="ReplicationByWeight">Copies per weight class as the algorithm reports them.</param>
public sealed record WorkerAssignment(
    WorkerAssignmentId Id,
    ChunkHolderMap ChunkWorkers,
    SortedTable<ChunkPk, Chunk> Chunks,
    SortedTable<WorkerPk, AssignmentWorker> Workers,
    SortedTable<ushort, ushort> ReplicationByWeight);
