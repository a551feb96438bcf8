namespace Scheduler.Core.Lifecycle;

/// <summary>A request to replace one chunk by a new one of the same dataset and block range.</summary>
/// <param name="OldChunk">The chunk to be replaced.</param>
/// <param name="Replacement">The chunk that takes its place.</param>
public sealed record Correction(ChunkPk OldChunk, NewChunk Replacement);
