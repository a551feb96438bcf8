namespace Sim.Engine.Replay;

/// <summary>Watches the witnesses of one replay.</summary>
/// <typeparam name="TWitness">The witness of the simulation.</typeparam>
public sealed class WitnessTracker<TWitness>
    where TWitness : Witness
{
    private readonly IReadOnlyList<TWitness> _witnesses;
    private readonly WitnessAggregation[] _aggregations;
    private readonly long?[] _values;
    private readonly bool[] _satisfied;

    /// <summary>Creates a tracker for one replay.</summary>
    /// <param name="witnesses">What to watch.</param>
    /// <param name="facts">The facts that they name.</param>
    public WitnessTracker(IReadOnlyList<TWitness> witnesses, IReadOnlyList<WitnessFact> facts)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        _witnesses = witnesses;
        _aggregations = [.. witnesses.Select(witness => facts.First(fact => fact.Name == witness.Fact).Aggregation)];
        _values = new long?[witnesses.Count];
        _satisfied = new bool[witnesses.Count];
    }

    /// <summary>Looks at the state after a step. Only the facts that some witness wants now are read.</summary>
    /// <param name="step">The step, from 1.</param>
    /// <param name="readFact">Reads what a witness is about from the present state.</param>
    public void AfterStep(int step, Func<TWitness, long> readFact)
    {
        ArgumentNullException.ThrowIfNull(readFact);
        for (var index = 0; index < _witnesses.Count; index++)
        {
            var moment = _witnesses[index].At;
            if (moment.IsAny || moment.Step == step)
            {
                Look(index, readFact(_witnesses[index]));
            }
        }
    }

    /// <summary>Looks at the state after the last executed step.</summary>
    /// <param name="readFact">Reads what a witness is about from the present state.</param>
    public void AtEnd(Func<TWitness, long> readFact)
    {
        ArgumentNullException.ThrowIfNull(readFact);
        for (var index = 0; index < _witnesses.Count; index++)
        {
            if (_witnesses[index].At.IsEnd)
            {
                Look(index, readFact(_witnesses[index]));
            }
        }
    }

    /// <summary>What became of the witnesses, in order.</summary>
    public IReadOnlyList<WitnessResult<TWitness>> Conclude() =>
        [.. _witnesses.Select((witness, index) => new WitnessResult<TWitness>(witness, _satisfied[index], _values[index]))];

    private void Look(int index, long value)
    {
        var witness = _witnesses[index];
        var aggregation = _aggregations[index];
        _values[index] = aggregation switch
        {
            WitnessAggregation.Least => Math.Min(value, _values[index] ?? long.MaxValue),
            WitnessAggregation.Greatest => Math.Max(value, _values[index] ?? long.MinValue),
            _ => value,
        };
        var isSatisfied = witness.IsSatisfiedBy(_values[index]!.Value);
        _satisfied[index] = isSatisfied || (aggregation == WitnessAggregation.Some && _satisfied[index]);
    }
}
