using Sim.Histories.Models;

namespace Sim.Histories.Tests.Linearizability;

/// <summary>Tries every order, by the definition and without any shortcut.</summary>
internal static class NaiveSearch
{
    public static bool IsLinearizable<TState, TInput, TOutput>(SequentialModel<TState, TInput, TOutput> model, History<TInput, TOutput> history)
    {
        return history.Calls
            .Where(call => call.Outcome != CallOutcome.Failed)
            .GroupBy(call => model.KeyOf(call.Input))
            .All(part => CanFinish(model, model.InitialState, [.. part]));
    }

    private static bool CanFinish<TState, TInput, TOutput>(
        SequentialModel<TState, TInput, TOutput> model, TState state, List<Call<TInput, TOutput>> waiting) =>
        waiting.All(call => call.Outcome == CallOutcome.Unknown)
        || waiting
            .Where(call => waiting.All(other => other.Outcome == CallOutcome.Unknown || other.ReturnedAt > call.InvokedAt))
            .Any(call => model.EffectsOf(state, call.Input)
                .Where(effect => call.Outcome == CallOutcome.Unknown || model.Agrees(effect.Output, call.Output))
                .Any(effect => CanFinish(model, effect.Next, [.. waiting.Where(other => other != call)])));
}
