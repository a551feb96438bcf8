using System.Globalization;

namespace Sim.Histories.Models;

/// <summary>
/// What an object does when it is called by one caller after the other. It is the whole specification: a history is
/// linearizable if its calls can be put into an order that the model could have answered alike. Where an object has no
/// choice, derive from <see cref="DeterministicModel{TState,TInput,TOutput}"/>, which asks for one method.
/// </summary>
/// <remarks>States, inputs and outputs are compared by value and must not change.</remarks>
/// <typeparam name="TState">State of the object.</typeparam>
/// <typeparam name="TInput">What is asked.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
public abstract class SequentialModel<TState, TInput, TOutput>
{
    /// <summary>The state before the first call.</summary>
    public abstract TState InitialState { get; }

    /// <summary>When two states are the same.</summary>
    public virtual IEqualityComparer<TState> StateComparer => EqualityComparer<TState>.Default;

    /// <summary>Everything that the object may do with a call; more than one effect where it has a choice, none where it cannot be called.</summary>
    public abstract IEnumerable<Effect<TState, TOutput>> EffectsOf(TState state, TInput input);

    /// <summary>Whether an observed answer is the one that the model gives; equality unless overridden.</summary>
    public virtual bool Agrees(TOutput expected, TOutput? observed) => EqualityComparer<TOutput>.Default.Equals(expected, observed);

    /// <summary>
    /// The part of the object that the call concerns; null unless overridden. Calls of different parts must not influence each
    /// other: each part is judged alone, from the initial state, which is what makes long histories cheap.
    /// </summary>
    public virtual string? KeyOf(TInput input) => null;

    /// <summary>
    /// Whether a call with this answer never changes anything, in whatever state it is made; false unless overridden. A read is
    /// such a call, a comparison that failed is one too. The search needs to try no second place for them.
    /// </summary>
    public virtual bool ChangesNothing(TInput input, TOutput output) => false;

    /// <summary>A state in words, for explanations.</summary>
    public virtual string DescribeState(TState state) => string.Create(CultureInfo.InvariantCulture, $"{state}");

    /// <summary>A call in words, with its answer if it has one.</summary>
    public virtual string Describe(Call<TInput, TOutput> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Outcome == CallOutcome.Ok
            ? string.Create(CultureInfo.InvariantCulture, $"{call.Input} -> {call.Output}")
            : string.Create(CultureInfo.InvariantCulture, $"{call.Input} -> ?");
    }
}
