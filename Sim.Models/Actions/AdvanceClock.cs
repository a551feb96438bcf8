using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Time passes, then a cycle runs.</summary>
/// <param name="Ticks">How much, at least 0.</param>
public sealed record AdvanceClock([property: JsonPropertyName("ticks")] long Ticks) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "advance-clock";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Ticks}");
}
