using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>The host learns of another status of a worker; no cycle runs, and nothing else about the worker changes.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Status">Name of the status; only <c>online</c> is reliable.</param>
public sealed record WorkerHealth(
    [property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("status")] string Status) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-status";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {Status}");
}
