using System.Collections.Immutable;

namespace Sim.Histories;

/// <summary>The calls of all clients in the order of their invocations.</summary>
/// <typeparam name="TInput">What was asked.</typeparam>
/// <typeparam name="TOutput">What was answered.</typeparam>
/// <param name="Calls">The calls, by <see cref="Call{TInput,TOutput}.InvokedAt"/> ascending.</param>
/// <param name="EventCount">Number of events, invocations and returns together.</param>
public sealed record History<TInput, TOutput>(ImmutableArray<Call<TInput, TOutput>> Calls, int EventCount)
{
    /// <summary>
    /// What was known after the first events: calls that were invoked later are not in it, and those that had not returned by
    /// then have an unknown outcome.
    /// </summary>
    /// <param name="events">How many events; from 0 to <see cref="EventCount"/>.</param>
    public History<TInput, TOutput> Prefix(int events)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, EventCount);
        return new History<TInput, TOutput>(
            [.. Calls.Where(call => call.InvokedAt < events).Select(call => call.ReturnedAt < events ? call : Pending(call))], events);
    }

    private static Call<TInput, TOutput> Pending(Call<TInput, TOutput> call) =>
        call with { Outcome = CallOutcome.Unknown, Output = default, ReturnedAt = null, ReturnedTicks = null };
}
