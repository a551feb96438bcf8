using Sim.Engine.Tracing;

namespace Sim.Engine.Statistics;

/// <summary>Counts distinct abstract states and the distinct transitions between them.</summary>
internal sealed class NoveltyTally
{
    private readonly DistinctTally _states;
    private readonly DistinctTally _transitions;
    private ulong? _present;
    private long _casesWithNewState;
    private long _casesWithNewTransition;

    public NoveltyTally()
        : this(new DistinctTally(), new DistinctTally())
    {
    }

    /// <summary>That of one case, of which these are known.</summary>
    public NoveltyTally(DistinctTally states, DistinctTally transitions) => (_states, _transitions) = (states, transitions);

    /// <summary>States that were visited.</summary>
    public DistinctDocument States => _states.ToDocument();

    /// <summary>Transitions between them.</summary>
    public DistinctDocument Transitions => _transitions.ToDocument();

    /// <summary>The case has reached a state, the same as before or another.</summary>
    public void Visit(ulong state)
    {
        if (_present == state)
        {
            return;
        }

        var hash = new TraceHash();
        hash.Fold(state);
        _states.Add(hash.Value);
        if (_present is { } previous)
        {
            hash.Fold(previous);
            _transitions.Add(hash.Value);
        }

        _present = state;
    }

    /// <summary>Adds the visits of a case. A transition never leads from one case to the next.</summary>
    public void MergeFrom(NoveltyTally other)
    {
        _casesWithNewState += _states.MergeFrom(other._states) ? 1 : 0;
        _casesWithNewTransition += _transitions.MergeFrom(other._transitions) ? 1 : 0;
    }

    public StateNovelty Summarise() => new(
        _states.Count, _transitions.Count, _states.IsExact && _transitions.IsExact, _casesWithNewState, _casesWithNewTransition);
}
