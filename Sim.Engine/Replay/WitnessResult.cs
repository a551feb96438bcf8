namespace Sim.Engine.Replay;

/// <summary>What became of a witness.</summary>
/// <typeparam name="TWitness">The witness.</typeparam>
/// <param name="Witness">The witness.</param>
/// <param name="IsSatisfied">Whether it was seen.</param>
/// <param name="Value">The value that counted, for <see cref="WitnessAggregation.Some"/> over all steps the last one looked at; null if the replay never came to its moment.</param>
public sealed record WitnessResult<TWitness>(TWitness Witness, bool IsSatisfied, long? Value)
    where TWitness : Witness
{
    /// <summary>One sentence.</summary>
    public string Sentence => (IsSatisfied, Value) switch
    {
        (true, _) => $"seen: {Witness.Describe()}",
        (_, { } value) => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"not seen: {Witness.Describe()}; the value was {value}"),
        _ => $"not seen: {Witness.Describe()}; the replay never came there",
    };
}
