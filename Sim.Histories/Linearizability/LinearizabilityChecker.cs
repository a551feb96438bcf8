using Sim.Histories.Models;

namespace Sim.Histories.Linearizability;

/// <summary>Judges one history by one model.</summary>
internal sealed class LinearizabilityChecker<TState, TInput, TOutput>(
    SequentialModel<TState, TInput, TOutput> model, History<TInput, TOutput> history, SearchLimit limit, CancellationToken cancellationToken)
{
    /// <summary>How many configurations a part may take before the others get their turn.</summary>
    private const long FirstTurn = 1 << 16;
    private const int TurnGrowth = 16;

    public LinearizabilityResult<TInput, TOutput> Run()
    {
        var budget = new SearchBudget(limit, cancellationToken);
        var open = HistoryPart<TState, TInput, TOutput>.Divide(model, history).ToList();
        var failures = new List<LinearizabilityFailure<TInput, TOutput>>();
        for (var turn = FirstTurn; open.Count > 0 && !budget.IsExhausted; turn = turn > long.MaxValue / TurnGrowth ? long.MaxValue : turn * TurnGrowth)
        {
            open = [.. open.Where(part => !IsDecided(part, budget, turn, failures))];
        }

        var verdict = failures.Count > 0 ? HistoryVerdict.Violated : open.Count > 0 ? HistoryVerdict.Undecided : HistoryVerdict.Holds;
        return new(verdict, failures.MinBy(failure => failure.PrefixEvents), budget.Spent);
    }

    /// <summary>One hard part must not keep the others from being judged, so each gets short turns first.</summary>
    private bool IsDecided(
        HistoryPart<TState, TInput, TOutput> part, SearchBudget budget, long turn, List<LinearizabilityFailure<TInput, TOutput>> failures)
    {
        var (search, table) = part.Prepare(budget.Turn(turn));
        switch (search.Run())
        {
            case HistoryVerdict.Holds:
                return true;
            case HistoryVerdict.Violated:
                failures.Add(new ShortestPrefix<TState, TInput, TOutput>(part, search, table, new SearchBudget(limit, cancellationToken)).Find());
                return true;
            default:
                return false;
        }
    }
}
