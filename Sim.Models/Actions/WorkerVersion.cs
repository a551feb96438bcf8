using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A worker reports another software version; no cycle runs. A worker that is not active reports it when it joins.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Version">The version; null for unknown.</param>
public sealed record WorkerVersion(
    [property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("version")] string? Version) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-version";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Version ?? "unknown"}");
}
