using Sim.Histories.Models;

namespace Sim.Histories.Linearizability;

/// <summary>The calls of one part of an object, without those that failed.</summary>
internal sealed class HistoryPart<TState, TInput, TOutput>
{
    private readonly SequentialModel<TState, TInput, TOutput> _model;

    private HistoryPart(SequentialModel<TState, TInput, TOutput> model, string? key, List<Call<TInput, TOutput>> calls) =>
        (_model, Key, Calls) = (model, key, calls);

    /// <summary>The part; null if the object has none.</summary>
    public string? Key { get; }

    public List<Call<TInput, TOutput>> Calls { get; }

    /// <summary>Divides a history, in order of the keys.</summary>
    public static IEnumerable<HistoryPart<TState, TInput, TOutput>> Divide(
        SequentialModel<TState, TInput, TOutput> model, History<TInput, TOutput> history) =>
        history.Calls
            .Where(call => call.Outcome != CallOutcome.Failed)
            .GroupBy(call => model.KeyOf(call.Input))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new HistoryPart<TState, TInput, TOutput>(model, group.Key, [.. group]));

    /// <summary>What this part looked like after so many events of the history.</summary>
    public HistoryPart<TState, TInput, TOutput> Prefix(int events) =>
        new(_model, Key, [.. new History<TInput, TOutput>([.. Calls], int.MaxValue).Prefix(events).Calls]);

    /// <summary>Prepares a search.</summary>
    public (OrderSearch Search, TransitionTable<TState, TInput, TOutput> Table) Prepare(SearchBudget budget)
    {
        var table = new TransitionTable<TState, TInput, TOutput>(_model, Calls);
        var twins = new Dictionary<ValueTuple<TInput>, int>();
        var calls = new SearchCall[Calls.Count];
        for (var index = 0; index < calls.Length; index++)
        {
            var (call, twin) = (Calls[index], -1);
            var isUnknown = call.Outcome == CallOutcome.Unknown;
            if (isUnknown)
            {
                twin = twins.GetValueOrDefault(new(call.Input), -1);
                twins[new(call.Input)] = index;
            }

            calls[index] = new SearchCall(call.InvokedAt, isUnknown ? SearchCall.Never : call.ReturnedAt!.Value, twin);
        }

        return (new OrderSearch(calls, table, budget), table);
    }
}
