using System.Text.Json.Serialization;
using Sim.Engine.Replay;

namespace Sim.Models.Facts;

/// <summary>A witness of the scheduler world; some facts are about one chunk.</summary>
public sealed record WorldWitness : Witness
{
    /// <summary>Dataset of the chunk; null for facts about no chunk.</summary>
    [JsonPropertyName("dataset")]
    public string? Dataset { get; init; }

    /// <summary>Id of the chunk; null for facts about no chunk.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }
}
