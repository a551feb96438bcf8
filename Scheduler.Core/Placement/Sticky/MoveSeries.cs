namespace Scheduler.Core.Placement;

/// <summary>Moves that can be made one after the other. Arrangements have for each chunk the set of its workers as bits.</summary>
/// <param name="Arrangement">Where copies are after all of them.</param>
/// <param name="First">Where they are after the first; null if there is none.</param>
/// <param name="AddedCopies">How many copies have to be fetched on the way.</param>
internal sealed record MoveSeries(ulong[] Arrangement, ulong[]? First, int AddedCopies);
