using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A worker asks for the latest assignment, and if it gets it, applies it at once; then the quorum is counted.</summary>
/// <param name="Worker">Position in the pool.</param>
/// <param name="Succeeds">Whether it gets an answer.</param>
public sealed record WorkerFetch([property: JsonPropertyName("worker")] int Worker, [property: JsonPropertyName("succeeds")] bool Succeeds) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "worker-fetch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} {(Succeeds ? "ok" : "missed")}");
}
