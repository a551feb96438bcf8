using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Chunks are inserted, of which a duplicate sinks none of the others, and registered; then a cycle runs.</summary>
/// <param name="Chunks">The chunks, in order.</param>
public sealed record AddChunks([property: JsonPropertyName("chunks")] ImmutableArray<ChunkPayload> Chunks) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "add-chunks";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Chunks.IsEmpty ? $"{Kind} none" : $"{Kind} {string.Join(", ", Chunks)}";
}
