using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>One correction of a batch.</summary>
/// <param name="Dataset">Dataset of the old chunk.</param>
/// <param name="Id">Id of the old chunk.</param>
/// <param name="Replacement">The chunk that takes its place.</param>
public sealed record BatchedCorrection(
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("replacement")] ChunkPayload Replacement)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Dataset}/{Id} by {Replacement}";
}
