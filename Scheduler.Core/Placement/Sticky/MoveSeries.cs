namespace Scheduler.Core.Placement;

/// <summary>Moves that can be made one after the other, and seats of a chunk after all of them. Arrangements have for each chunk the set of its workers as bits.</summary>
/// <param name="Arrangement">Where copies are after all of them.</param>
/// <param name="First">
/// Where they are after the first that fetches a copy, with the losses before it; null if there is no move. A loss alone would be
/// made good by growth before anything comes of it.
/// </param>
/// <param name="AddedCopies">How many copies have to be fetched on the way.</param>
/// <param name="Seats">Workers for what the chunk lacks.</param>
internal sealed record MoveSeries(ulong[] Arrangement, ulong[]? First, int AddedCopies, int[] Seats);
