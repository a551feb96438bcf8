using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Changes the floor of copies per chunk, then a cycle runs.</summary>
/// <param name="Value">The new floor, at least 1.</param>
public sealed record SetMinReplication([property: JsonPropertyName("value")] int Value) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "set-min-replication";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Value}");
}
