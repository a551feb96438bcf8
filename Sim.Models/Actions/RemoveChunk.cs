using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Asks for the removal of a chunk as a whole, then a cycle runs.</summary>
/// <param name="Dataset">Dataset of the chunk.</param>
/// <param name="Id">Id of the chunk.</param>
public sealed record RemoveChunk([property: JsonPropertyName("dataset")] string Dataset, [property: JsonPropertyName("id")] string Id) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "remove";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {Dataset}/{Id}";
}
