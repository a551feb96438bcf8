namespace Scheduler.Core.Lifecycle;

/// <summary>A copy that the ideal has given up and that its worker must keep serving for now.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Worker">The worker.</param>
/// <param name="SupersededAt">The first worker assignment whose ideal lacks the copy.</param>
/// <param name="DroppedAt">The portal assignment that starts its window: the first whose watermark reached <paramref name="SupersededAt"/>; null while pending.</param>
/// <param name="AnchorTick">When that portal assignment was created; null while pending.</param>
public sealed record StaleMappingView(
    ChunkPk Chunk, WorkerPk Worker, WorkerAssignmentId SupersededAt, PortalAssignmentId? DroppedAt, Tick? AnchorTick);
