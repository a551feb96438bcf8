using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What is really on the disk of an active worker.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="LastApplied">Newest worker assignment that it applied; 0 since it (re)joined.</param>
/// <param name="Chunks">Chunks on its disk, strictly ascending; never changed afterwards.</param>
public sealed record WorkerDisk(WorkerPk Worker, WorkerAssignmentId LastApplied, ChunkPk[] Chunks)
{
    /// <summary>The disk of a worker that has just joined.</summary>
    public static WorkerDisk Empty(WorkerPk worker) => new(worker, WorkerAssignmentId.None, []);

    /// <summary>Whether the chunk is on the disk.</summary>
    public bool Holds(ChunkPk chunk) => Array.BinarySearch(Chunks, chunk) >= 0;
}
