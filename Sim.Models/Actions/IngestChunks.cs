using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Chunks are ingested as one batch, which is refused whole if one of them overlaps, and registered; then a cycle runs.</summary>
/// <param name="Chunks">The chunks, in order; duplicates are reported and change nothing.</param>
public sealed record IngestChunks([property: JsonPropertyName("chunks")] ImmutableArray<ChunkPayload> Chunks) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "ingest";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Chunks.IsEmpty ? $"{Kind} none" : $"{Kind} {string.Join(", ", Chunks)}";
}
