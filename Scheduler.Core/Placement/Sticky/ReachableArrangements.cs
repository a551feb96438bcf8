using System.Diagnostics.CodeAnalysis;

namespace Scheduler.Core.Placement;

/// <summary>
/// What moves reach from one start, found only as far as somebody has asked. Moves do not depend on the chunk that room is looked
/// for, so that several chunks that wait in one plan share what was found, unless a rank puts it in an order of one chunk's own.
/// </summary>
internal sealed class ReachableArrangements
{
    private readonly ulong[] _start;
    private readonly EvictedCopy[] _evicted;
    private readonly MoveFrontier _frontier;
    private readonly Action<MoveSeries, MoveFrontier> _visitMoved;
    private readonly List<MoveSeries> _found = [];

    /// <summary>Starts from an arrangement.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="evicted">What the plan has evicted; it may not return.</param>
    /// <param name="mostArrangements">How many arrangements to find at most, about.</param>
    /// <param name="visitMoved">Adds what one further move reaches.</param>
    /// <param name="rank">See <see cref="MoveFrontier"/>.</param>
    public ReachableArrangements(
        ulong[] start,
        IReadOnlyList<EvictedCopy> evicted,
        int mostArrangements,
        Action<MoveSeries, MoveFrontier> visitMoved,
        Func<ulong[], Int128>? rank)
    {
        _start = start;
        _evicted = [.. evicted];
        _frontier = new MoveFrontier(start, mostArrangements, rank);
        _visitMoved = visitMoved;
    }

    /// <summary>Whether there may be more than was found, which is no longer looked for.</summary>
    public bool IsFull => _frontier.IsFull;

    /// <summary>Whether a search from there, with the same evictions, finds the same.</summary>
    public bool IsFrom(ulong[] start, IReadOnlyList<EvictedCopy> evicted) => _start.AsSpan().SequenceEqual(start) && _evicted.SequenceEqual(evicted);

    /// <summary>The series of a number.</summary>
    /// <param name="number">Counts from 0; the one before was asked for already.</param>
    /// <param name="series">The series.</param>
    /// <returns>False if there are fewer.</returns>
    public bool TryGet(int number, [NotNullWhen(true)] out MoveSeries? series)
    {
        if (number < _found.Count)
        {
            series = _found[number];
            return true;
        }

        if (number > 0 && !_frontier.IsFull)
        {
            _visitMoved(_found[number - 1], _frontier);
        }

        if (!_frontier.TryTake(out series))
        {
            return false;
        }

        _found.Add(series);
        return true;
    }
}
