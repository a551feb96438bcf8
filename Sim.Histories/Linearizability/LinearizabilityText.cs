using System.Globalization;
using System.Text;
using Sim.Histories.Models;

namespace Sim.Histories.Linearizability;

/// <summary>Says in words why a history is not linearizable.</summary>
public static class LinearizabilityText
{
    /// <summary>So many calls of an order are shown: its end, where it matters.</summary>
    private const int ShownCalls = 12;

    /// <summary>Several lines, without a line break at the end.</summary>
    /// <param name="model">The model that judged.</param>
    /// <param name="failure">What it found.</param>
    /// <param name="placeOf">Names the place of an event, by its position, as with the line of a file; null for its number from 1.</param>
    public static string Of<TState, TInput, TOutput>(
        SequentialModel<TState, TInput, TOutput> model, LinearizabilityFailure<TInput, TOutput> failure, Func<int, string>? placeOf = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(failure);
        placeOf ??= position => string.Create(CultureInfo.InvariantCulture, $"event {position + 1}");
        var text = new StringBuilder();
        var part = failure.Key is null ? "" : $" of key {failure.Key}";
        text.Append(failure.IsShortest ? "the shortest beginning" : "a beginning").Append(CultureInfo.InvariantCulture, $" without an order{part} ends at {placeOf(failure.PrefixEvents - 1)}:\n");
        text.Append("  ").Append(LineOf(model, failure.Stuck, placeOf)).Append(CultureInfo.InvariantCulture, $", but the state is {failure.State}\n");
        text.Append(CultureInfo.InvariantCulture, $"the order that gets furthest ({failure.Order.Length} calls):");
        if (failure.Order.Length > ShownCalls)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  ... {failure.Order.Length - ShownCalls} calls before");
        }

        foreach (var call in failure.Order.TakeLast(ShownCalls))
        {
            text.Append("\n  ").Append(LineOf(model, call, placeOf));
        }

        return text.ToString();
    }

    private static string LineOf<TState, TInput, TOutput>(
        SequentialModel<TState, TInput, TOutput> model, Call<TInput, TOutput> call, Func<int, string> placeOf) =>
        $"client {call.Client}: {model.Describe(call)} ({placeOf(call.InvokedAt)} to {(call.ReturnedAt is { } returned ? placeOf(returned) : "the end")})";
}
