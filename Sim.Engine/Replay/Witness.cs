using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Engine.Replay;

/// <summary>
/// Something that must be seen during the replay of a walk file, lest it pass without reaching the situation it is for. A
/// simulation derives its own record, with members that say what the fact is about.
/// </summary>
public abstract record Witness
{
    /// <summary>When it looks.</summary>
    [JsonPropertyOrder(-5)]
    public required WitnessMoment At { get; init; }

    /// <summary>What it reads.</summary>
    [JsonPropertyOrder(-4)]
    public required string Fact { get; init; }

    /// <summary>The value must be this or more; null for no such bound.</summary>
    [JsonPropertyOrder(1)]
    public long? AtLeast { get; init; }

    /// <summary>The value must be this or less; null for no such bound.</summary>
    [JsonPropertyOrder(2)]
    public long? AtMost { get; init; }

    /// <summary>The value must be exactly this; null for no such bound. <c>equals</c> in files.</summary>
    [JsonPropertyOrder(3)]
    [JsonPropertyName("equals")]
    public long? EqualTo { get; init; }

    /// <summary>Number of bounds given.</summary>
    [JsonIgnore]
    public int BoundCount => (AtLeast is null ? 0 : 1) + (AtMost is null ? 0 : 1) + (EqualTo is null ? 0 : 1);

    /// <summary>Whether a value satisfies it. A witness without bounds is of a boolean fact, for which any value but 0 is true.</summary>
    public bool IsSatisfiedBy(long value) => BoundCount == 0
        ? value != 0
        : value >= (AtLeast ?? long.MinValue) && value <= (AtMost ?? long.MaxValue) && (EqualTo is null || value == EqualTo);

    /// <summary>The demand in words, as in <c>tombstones at least 1 after step 12</c>.</summary>
    public string Describe()
    {
        var bound = (AtLeast, AtMost, EqualTo) switch
        {
            ({ } least, _, _) => string.Create(CultureInfo.InvariantCulture, $" at least {least}"),
            (_, { } most, _) => string.Create(CultureInfo.InvariantCulture, $" at most {most}"),
            (_, _, { } exact) => string.Create(CultureInfo.InvariantCulture, $" equal to {exact}"),
            _ => "",
        };
        var moment = At.IsAny ? "after any step" : At.IsEnd ? "at the end" : $"after step {At}";
        return $"{Fact}{bound} {moment}";
    }
}
