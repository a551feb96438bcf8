using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Core.Placement;

/// <summary>Arrangements that a search has found and not yet looked behind, each once.</summary>
internal sealed class MoveFrontier
{
    private readonly PriorityQueue<MoveSeries, (Int128 Rank, int Number)> _closest = new();
    private readonly Queue<MoveSeries> _shortest = new();
    private readonly HashSet<MoveSeries> _known = new(KnownArrangements.Comparer);
    private readonly HashSet<MoveSeries>.AlternateLookup<(MoveSeries From, Move Move)> _knownAfter;
    private readonly int _mostArrangements;
    private readonly Func<ulong[], Int128>? _rank;

    /// <summary>Starts a search.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="mostArrangements">How many arrangements to find before it is full.</param>
    /// <param name="rank">What to look behind first, the lowest in front, of equals the first that was found; null for the shortest series first.</param>
    public MoveFrontier(ulong[] start, int mostArrangements, Func<ulong[], Int128>? rank)
    {
        _mostArrangements = mostArrangements;
        _rank = rank;
        _knownAfter = _known.GetAlternateLookup<(MoveSeries From, Move Move)>();
        var series = new MoveSeries(start, First: null, AddedCopies: 0, MoveFingerprint.Of(start));
        _known.Add(series);
        Enqueue(series);
    }

    /// <summary>Whether so many arrangements were found that no more are wanted; those that were found are still handed out.</summary>
    public bool IsFull => _known.Count >= _mostArrangements;

    /// <summary>Adds what a move leads to, unless it was found before.</summary>
    /// <param name="from">The moves before.</param>
    /// <param name="move">The move.</param>
    public void Add(MoveSeries from, Move move)
    {
        if (_knownAfter.Contains((from, move)))
        {
            return;
        }

        var series = from.With(move);
        _known.Add(series);
        Enqueue(series);
    }

    /// <summary>Takes the next one.</summary>
    /// <returns>False if there is none.</returns>
    public bool TryTake([NotNullWhen(true)] out MoveSeries? series) =>
        _rank is null ? _shortest.TryDequeue(out series) : _closest.TryDequeue(out series, out _);

    private void Enqueue(MoveSeries series)
    {
        if (_rank is null)
        {
            _shortest.Enqueue(series);
        }
        else
        {
            _closest.Enqueue(series, (_rank(series.Arrangement), _known.Count));
        }
    }
}
