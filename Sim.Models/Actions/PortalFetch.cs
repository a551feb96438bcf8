using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>The portal asks for the latest assignment.</summary>
/// <param name="Succeeds">Whether it gets an answer.</param>
public sealed record PortalFetch([property: JsonPropertyName("succeeds")] bool Succeeds) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "portal-fetch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {(Succeeds ? "ok" : "missed")}";
}
