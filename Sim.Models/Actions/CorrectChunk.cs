using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Asks for the replacement of a chunk, then a cycle runs.</summary>
/// <param name="Dataset">Dataset of the old chunk.</param>
/// <param name="Id">Id of the old chunk.</param>
/// <param name="Replacement">The chunk that takes its place.</param>
public sealed record CorrectChunk([property: JsonPropertyName("dataset")] string Dataset, [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("replacement")] ChunkPayload Replacement) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "correct";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {Dataset}/{Id} by {Replacement}";
}
