using System.Collections.Immutable;

namespace Sim.Histories.Linearizability;

/// <summary>Why a history is not linearizable: its shortest beginning that is not, and how far an order of that gets.</summary>
/// <typeparam name="TInput">What was asked.</typeparam>
/// <typeparam name="TOutput">What was answered.</typeparam>
/// <param name="Key">The part of the object; null if it has none.</param>
/// <param name="PrefixEvents">So many events from the beginning of the history have no order.</param>
/// <param name="IsShortest">Whether it is certain that one event less has an order; false if the search for that ended at its limit.</param>
/// <param name="Order">Calls of the part in the order that gets furthest.</param>
/// <param name="Stuck">The call that cannot follow: none of the calls that might go before it makes its answer right. It returns with the last event of the beginning, or before it if what returned later, and might have explained the answer, turned out to answer otherwise.</param>
/// <param name="State">The state that the order leaves, in the words of the model.</param>
public sealed record LinearizabilityFailure<TInput, TOutput>(
    string? Key,
    int PrefixEvents,
    bool IsShortest,
    ImmutableArray<Call<TInput, TOutput>> Order,
    Call<TInput, TOutput> Stuck,
    string State);
