namespace Scheduler.Core.Lifecycle;

/// <summary>A chunk of a <see cref="StorageSnapshot"/>.</summary>
/// <param name="Pk">Key.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Ideal">Workers of the ideal, ascending.</param>
/// <param name="Stale">Workers that still serve a copy which the ideal gave up, ascending.</param>
public sealed record SnapshotChunk(ChunkPk Pk, long SizeBytes, IReadOnlyList<WorkerPk> Ideal, IReadOnlyList<WorkerPk> Stale);
