namespace Scheduler.Core.Placement;

/// <summary>One chunk gets other workers.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Workers">All its workers from then on, as bits.</param>
/// <param name="AddedCopies">How many of them have to fetch it.</param>
internal readonly record struct Move(int Chunk, ulong Workers, int AddedCopies);
