namespace Sim.Histories.Models;

/// <summary>A map from texts to texts, judged key by key. Every key is absent at first.</summary>
/// <param name="isAbsentEmpty">Whether a read of an absent key may be answered by an empty text, as many stores do.</param>
public sealed class MapModel(bool isAbsentEmpty = false) : DeterministicModel<string?, MapCall, MapAnswer>
{
    /// <inheritdoc/>
    public override string? InitialState => null;

    /// <inheritdoc/>
    public override string KeyOf(MapCall input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Key;
    }

    /// <inheritdoc/>
    public override Effect<string?, MapAnswer> Apply(string? state, MapCall input) => input switch
    {
        MapCall.Get => new(state, MapAnswer.Of(state)),
        MapCall.Put(_, var value) => new(value, MapAnswer.Done),
        MapCall.Append(_, var value) => new(state + value, MapAnswer.Done),
        MapCall.Delete => new(null, MapAnswer.Done),
        MapCall.CompareAndSet(_, var expected, var value) => state == expected ? new(value, MapAnswer.Done) : new(state, MapAnswer.Differs),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "a map knows no such call"),
    };

    /// <inheritdoc/>
    public override bool Agrees(MapAnswer expected, MapAnswer observed) =>
        expected == observed || (isAbsentEmpty && expected.IsDone && observed.IsDone && string.IsNullOrEmpty(expected.Value) && string.IsNullOrEmpty(observed.Value));

    /// <inheritdoc/>
    public override bool ChangesNothing(MapCall input, MapAnswer output) => input is MapCall.Get || !output.IsDone;

    /// <inheritdoc/>
    public override string Describe(Call<MapCall, MapAnswer> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var answer = call switch
        {
            { Outcome: not CallOutcome.Ok } => "?",
            { Output.IsDone: false } => "differs",
            { Input: MapCall.Get } => DescribeState(call.Output.Value),
            _ => "done",
        };
        return $"{call.Input} -> {answer}";
    }

    /// <inheritdoc/>
    public override string DescribeState(string? state) => state is null ? "nothing" : $"\"{state}\"";
}
