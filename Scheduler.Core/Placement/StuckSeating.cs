namespace Scheduler.Core.Placement;

/// <summary>
/// Why a greedy placement was refused: the copies as they sat when one more found no worker. Anybody can check it without
/// knowing how the seats were chosen: every worker that may take the chunk and lacks it has too little room left.
/// </summary>
/// <param name="Chunk">Row of the chunk whose next mandatory copy found no worker.</param>
/// <param name="Seated">Mandatory copies seated until then, one row of worker positions per chunk.</param>
public sealed record StuckSeating(int Chunk, HolderLists Seated);
