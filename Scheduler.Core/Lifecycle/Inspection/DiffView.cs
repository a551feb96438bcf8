namespace Scheduler.Core.Lifecycle;

/// <summary>A queued change of routing: what worker assignment <paramref name="Assignment"/> made of a chunk.</summary>
/// <param name="Assignment">The worker assignment.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="Workers">Its complete new holders, ascending; empty means that it must no longer be routed.</param>
public sealed record DiffView(WorkerAssignmentId Assignment, ChunkPk Chunk, IReadOnlyList<WorkerPk> Workers);
