namespace Sim.Histories.Models;

/// <summary>A sequential object without a choice: its state and the call decide what it does.</summary>
/// <typeparam name="TState">State of the object.</typeparam>
/// <typeparam name="TInput">What is asked.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
/// <example>
/// A ticket machine that never gives a number twice:
/// <code>
/// sealed class Tickets : DeterministicModel&lt;int, string, int&gt;
/// {
///     public override int InitialState => 1;
///     public override Effect&lt;int, int&gt; Apply(int state, string input) => new(state + 1, state);
/// }
/// </code>
/// </example>
public abstract class DeterministicModel<TState, TInput, TOutput> : SequentialModel<TState, TInput, TOutput>
{
    /// <summary>What the object does with a call.</summary>
    public abstract Effect<TState, TOutput> Apply(TState state, TInput input);

    /// <inheritdoc/>
    public sealed override IEnumerable<Effect<TState, TOutput>> EffectsOf(TState state, TInput input) => [Apply(state, input)];
}
