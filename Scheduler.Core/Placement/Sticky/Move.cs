namespace Scheduler.Core.Placement;

/// <summary>One chunk gets other workers.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Before">All its workers until then, as bits.</param>
/// <param name="After">All its workers from then on.</param>
/// <param name="AddedCopies">How many of them have to fetch it.</param>
internal readonly record struct Move(int Chunk, long SizeBytes, ulong Before, ulong After, int AddedCopies);
