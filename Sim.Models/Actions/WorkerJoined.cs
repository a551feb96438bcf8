using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A worker of the pool becomes active, with an empty disk; no cycle runs.</summary>
/// <param name="Worker">Position in the pool.</param>
public sealed record WorkerJoined([property: JsonPropertyName("worker")] int Worker) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-joined";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker}");
}
