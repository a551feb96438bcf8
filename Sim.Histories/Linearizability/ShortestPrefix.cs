namespace Sim.Histories.Linearizability;

/// <summary>
/// Finds the shortest beginning of a part that has no order. Every beginning of a linearizable history is linearizable, so that
/// bisection finds it; where the whole search got stuck is where it usually is.
/// </summary>
internal sealed class ShortestPrefix<TState, TInput, TOutput>
{
    private readonly HistoryPart<TState, TInput, TOutput> _part;
    private readonly SearchBudget _budget;

    /// <summary>Positions of the returns: a beginning that fails and cannot be shortened ends with one.</summary>
    private readonly int[] _returns;

    private FailedSearch _best;
    private bool _isCertain = true;

    /// <param name="part">What failed as a whole.</param>
    /// <param name="search">How.</param>
    /// <param name="table">Its states.</param>
    /// <param name="budget">How much to search for less.</param>
    public ShortestPrefix(
        HistoryPart<TState, TInput, TOutput> part, OrderSearch search, TransitionTable<TState, TInput, TOutput> table, SearchBudget budget)
    {
        (_part, _budget) = (part, budget);
        _returns = [.. part.Calls.Where(call => call.Outcome == CallOutcome.Ok).Select(call => call.ReturnedAt!.Value).Order()];
        _best = new FailedSearch(_returns.Length - 1, part, search, table);
    }

    /// <summary>Finds it.</summary>
    public LinearizabilityFailure<TInput, TOutput> Find()
    {
        // Everything before the return where the whole search got stuck has an order: it found that one.
        var least = Array.BinarySearch(_returns, _part.Calls[_best.Search.Stuck].ReturnedAt!.Value);
        for (var step = 1; least < _best.Return && !Fails(Math.Min(least + step - 1, _best.Return - 1)); step *= 2)
        {
            least = Math.Min(least + step, _best.Return);
        }

        while (least < _best.Return)
        {
            var middle = least + ((_best.Return - least) / 2);
            least = Fails(middle) ? least : middle + 1;
        }

        return Explain();
    }

    private bool Fails(int index)
    {
        var prefix = _part.Prefix(_returns[index] + 1);
        var (search, table) = prefix.Prepare(_budget);
        var verdict = search.Run();
        _isCertain &= verdict != HistoryVerdict.Undecided;
        _best = verdict == HistoryVerdict.Violated ? new FailedSearch(index, prefix, search, table) : _best;
        return verdict == HistoryVerdict.Violated;
    }

    private LinearizabilityFailure<TInput, TOutput> Explain() => new(
        _part.Key,
        _returns[_best.Return] + 1,
        _isCertain,
        [.. _best.Search.FurthestOrder.Select(call => _best.Part.Calls[call])],
        _best.Part.Calls[_best.Search.Stuck],
        _best.Table.Describe(_best.Search.FurthestState));

    /// <summary>The shortest beginning so far that is known to have no order.</summary>
    private sealed record FailedSearch(
        int Return, HistoryPart<TState, TInput, TOutput> Part, OrderSearch Search, TransitionTable<TState, TInput, TOutput> Table);
}
