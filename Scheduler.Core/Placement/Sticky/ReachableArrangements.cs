namespace Scheduler.Core.Placement;

/// <summary>
/// What moves reach from one start, found only as far as somebody has asked. Moves do not depend on the chunk that room is looked
/// for, so that several chunks that wait in one plan share what was found, unless it is ordered by what one of them lacks.
/// </summary>
internal sealed class ReachableArrangements : IDisposable
{
    private readonly ulong[] _start;
    private readonly EvictedCopy[] _evicted;
    private readonly int _mostArrangements;
    private readonly ArrangementTable _table;
    private readonly int? _closestTo;
    private readonly PriorityQueue<int, (Int128 LackingBytes, int Number)> _closest;
    private readonly List<int> _order = [];

    /// <summary>Starts from an arrangement.</summary>
    /// <param name="moves">Which moves there are.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="evicted">What the plan has evicted; it may not return.</param>
    /// <param name="mostArrangements">How many arrangements to find at most, about.</param>
    /// <param name="closestTo">
    /// The chunk whose room is looked for: what lacks the least of it comes first, of equals the first that was found; null for the
    /// shortest series first.
    /// </param>
    /// <param name="closest">An empty queue, used for that order alone.</param>
    public ReachableArrangements(
        MoveTable moves, ulong[] start, IReadOnlyList<EvictedCopy> evicted, int mostArrangements, int? closestTo, PriorityQueue<int, (Int128 LackingBytes, int Number)> closest)
    {
        _closest = closest;
        Moves = moves;
        _start = start;
        _evicted = [.. evicted];
        _mostArrangements = mostArrangements;
        _closestTo = closestTo;
        _table = new ArrangementTable(start, moves.FreeBytes(start));
        EnqueueFrom(0);
    }

    /// <summary>Which moves there are.</summary>
    public MoveTable Moves { get; }

    /// <summary>Whether there may be more than was found, which is no longer looked for.</summary>
    public bool IsFull => _table.Count >= _mostArrangements;

    /// <summary>Whether a search from there, with the same evictions, finds the same.</summary>
    public bool IsFrom(ulong[] start, IReadOnlyList<EvictedCopy> evicted) => _start.AsSpan().SequenceEqual(start) && _evicted.SequenceEqual(evicted);

    /// <summary>The first series after which there is room for a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>Null if none was found.</returns>
    public MoveSeries? FindRoom(int chunk)
    {
        for (var place = 0; TryGet(place, out var number); place++)
        {
            if (Moves.HasPlacesFor(chunk, _table, number))
            {
                var first = _table.First(number);
                return new MoveSeries(
                    _table.Rows(number).ToArray(), first == 0 ? null : _table.Rows(first).ToArray(), _table.AddedCopies(number), Moves.PlacesFor(chunk, _table, number));
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _table.Dispose();

    /// <summary>The number of the arrangement at a place; the place before was asked for already.</summary>
    private bool TryGet(int place, out int number)
    {
        if (place < _order.Count)
        {
            number = _order[place];
            return true;
        }

        if (place > 0 && !IsFull)
        {
            var known = _table.Count;
            Moves.Visit(_order[place - 1], _table);
            EnqueueFrom(known);
        }

        if (!TryTake(out number))
        {
            return false;
        }

        _order.Add(number);
        return true;
    }

    private bool TryTake(out int number)
    {
        if (_closestTo is not null)
        {
            return _closest.TryDequeue(out number, out _);
        }

        number = _order.Count;
        return number < _table.Count;
    }

    private void EnqueueFrom(int known)
    {
        for (var number = known; _closestTo is { } chunk && number < _table.Count; number++)
        {
            _closest.Enqueue(number, (Moves.LackingBytes(chunk, _table, number), number));
        }
    }
}
