namespace Scheduler.Core.Placement;

/// <summary>Moves that can be made one after the other. Arrangements have for each chunk the set of its workers as bits.</summary>
/// <param name="Arrangement">Where copies are after all of them.</param>
/// <param name="First">
/// Where they are after the first that fetches a copy, with the losses before it; null if there is no move. A loss alone would be
/// made good by growth before anything comes of it.
/// </param>
/// <param name="AddedCopies">How many copies have to be fetched on the way.</param>
/// <param name="Fingerprint">Equal for equal arrangements, see <see cref="MoveFingerprint"/>.</param>
internal sealed record MoveSeries(ulong[] Arrangement, ulong[]? First, int AddedCopies, ulong Fingerprint)
{
    /// <summary>The series with one more move.</summary>
    public MoveSeries With(Move move)
    {
        var moved = (ulong[])Arrangement.Clone();
        moved[move.Chunk] = move.Workers;
        return new MoveSeries(moved, AddedCopies == 0 ? moved : First, AddedCopies + move.AddedCopies, FingerprintWith(move));
    }

    /// <summary>The fingerprint with one more move.</summary>
    public ulong FingerprintWith(Move move) =>
        Fingerprint ^ MoveFingerprint.Of(move.Chunk, Arrangement[move.Chunk]) ^ MoveFingerprint.Of(move.Chunk, move.Workers);
}
