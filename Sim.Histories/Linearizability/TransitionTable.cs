using Sim.Histories.Models;

namespace Sim.Histories.Linearizability;

/// <summary>Numbers the states of a model as they appear, and asks it once for each state and call.</summary>
internal sealed class TransitionTable<TState, TInput, TOutput> : ITransitions
{
    private readonly SequentialModel<TState, TInput, TOutput> _model;
    private readonly IReadOnlyList<Call<TInput, TOutput>> _calls;
    private readonly List<TState> _states = [];
    private readonly Dictionary<ValueTuple<TState>, int> _numbers;
    private readonly Dictionary<long, int[]> _next = [];
    private readonly bool[] _changesNothing;

    public TransitionTable(SequentialModel<TState, TInput, TOutput> model, IReadOnlyList<Call<TInput, TOutput>> calls)
    {
        (_model, _calls) = (model, calls);
        _numbers = new(new WrappedComparer(model.StateComparer));
        _changesNothing = [.. calls.Select(call => call.Outcome == CallOutcome.Ok && model.ChangesNothing(call.Input, call.Output!))];
        NumberOf(model.InitialState);
    }

    /// <summary>A state in the words of the model.</summary>
    public string Describe(int state) => _model.DescribeState(_states[state]);

    public ReadOnlySpan<int> Next(int state, int call)
    {
        var key = ((long)state << 32) | (uint)call;
        if (!_next.TryGetValue(key, out var next))
        {
            _next.Add(key, next = Ask(_states[state], _calls[call]));
            RequireTruth(state, call, next);
        }

        return next;
    }

    public bool ChangesNothing(int call) => _changesNothing[call];

    private bool IsPossible(Effect<TState, TOutput> effect, Call<TInput, TOutput> call) =>
        call.Outcome == CallOutcome.Unknown || _model.Agrees(effect.Output, call.Output);

    private int[] Ask(TState state, Call<TInput, TOutput> call)
    {
        int[] next = [];
        foreach (var effect in _model.EffectsOf(state, call.Input))
        {
            if (IsPossible(effect, call) && NumberOf(effect.Next) is var number && !next.Contains(number))
            {
                next = [.. next, number];
            }
        }

        return next;
    }

    private void RequireTruth(int state, int call, int[] next)
    {
        if (_changesNothing[call] && next is not [] && (next is not [var only] || only != state))
        {
            throw new InvalidOperationException(
                $"{_model.GetType().Name} says that ({_model.Describe(_calls[call])}) changes nothing, but it changes {Describe(state)} to {Describe(next[^1])}");
        }
    }

    private int NumberOf(TState state)
    {
        if (!_numbers.TryGetValue(new(state), out var number))
        {
            _numbers.Add(new(state), number = _states.Count);
            _states.Add(state);
        }

        return number;
    }

    /// <summary>A dictionary takes no null, and the state of an absent key is one.</summary>
    private sealed class WrappedComparer(IEqualityComparer<TState> states) : IEqualityComparer<ValueTuple<TState>>
    {
        public bool Equals(ValueTuple<TState> x, ValueTuple<TState> y) => states.Equals(x.Item1, y.Item1);

        public int GetHashCode(ValueTuple<TState> obj) => obj.Item1 is null ? 0 : states.GetHashCode(obj.Item1);
    }
}
