namespace Scheduler.Core.Lifecycle;

/// <summary>One chunk before and after a successful plan. Lists are ascending; an empty one means that nobody holds the chunk.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Previous">Its holders in the ideal so far.</param>
/// <param name="Next">Its holders in the new ideal.</param>
/// <param name="Draining">Workers that have a stale mapping of it.</param>
/// <param name="Lifecycle">Its lifecycle row as of this transaction.</param>
public readonly record struct PlacementChange(
    ChunkPk Chunk, WorkerPk[] Previous, WorkerPk[] Next, WorkerPk[] Draining, ChunkLifecycle Lifecycle);
