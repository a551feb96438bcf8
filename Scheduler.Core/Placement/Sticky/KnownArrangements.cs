using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Core.Placement;

/// <summary>Compares series by where they end, and a series and a further move with where that would end, without carrying it out.</summary>
internal sealed class KnownArrangements : IEqualityComparer<MoveSeries>, IAlternateEqualityComparer<(MoveSeries From, Move Move), MoveSeries>
{
    /// <summary>The only one.</summary>
    public static readonly KnownArrangements Comparer = new();

    private KnownArrangements()
    {
    }

    /// <inheritdoc/>
    public bool Equals(MoveSeries? x, MoveSeries? y) => ReferenceEquals(x, y) || x!.Arrangement.AsSpan().SequenceEqual(y!.Arrangement);

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] MoveSeries obj) => (int)obj.Fingerprint;

    /// <inheritdoc/>
    public MoveSeries Create((MoveSeries From, Move Move) alternate) => alternate.From.With(alternate.Move);

    /// <inheritdoc/>
    public bool Equals((MoveSeries From, Move Move) alternate, MoveSeries other)
    {
        var (from, move) = alternate;
        ReadOnlySpan<ulong> rows = from.Arrangement;
        ReadOnlySpan<ulong> known = other.Arrangement;
        return known[move.Chunk] == move.Workers && known[..move.Chunk].SequenceEqual(rows[..move.Chunk])
            && known[(move.Chunk + 1)..].SequenceEqual(rows[(move.Chunk + 1)..]);
    }

    /// <inheritdoc/>
    public int GetHashCode((MoveSeries From, Move Move) alternate) => (int)alternate.From.FingerprintWith(alternate.Move);
}
