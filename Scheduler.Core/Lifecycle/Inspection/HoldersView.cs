namespace Scheduler.Core.Lifecycle;

/// <summary>A row of the ideal or of the confirmed routing.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Workers">Its workers, ascending, not empty.</param>
public sealed record HoldersView(ChunkPk Chunk, IReadOnlyList<WorkerPk> Workers);
