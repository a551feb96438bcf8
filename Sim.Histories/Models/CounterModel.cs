namespace Sim.Histories.Models;

/// <summary>
/// A count that starts at 0. A read answers the count; an addition the count afterwards, or null from a counter that does not
/// tell. Counts wrap around at the ends of 64 bits.
/// </summary>
public sealed class CounterModel : DeterministicModel<long, CounterCall, long?>
{
    /// <inheritdoc/>
    public override long InitialState => 0;

    /// <inheritdoc/>
    public override Effect<long, long?> Apply(long state, CounterCall input) => input switch
    {
        CounterCall.Read => new(state, state),
        CounterCall.Add(var amount) => unchecked(new(state + amount, state + amount)),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "a counter knows no such call"),
    };

    /// <inheritdoc/>
    public override bool ChangesNothing(CounterCall input, long? output) => input is CounterCall.Read;

    /// <inheritdoc/>
    public override bool Agrees(long? expected, long? observed) => observed is null || expected == observed;
}
