using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A portal asks for the latest assignment.</summary>
/// <param name="Succeeds">Whether it gets an answer.</param>
/// <param name="Portal">Number of the portal, from 0.</param>
public sealed record PortalFetch(
    [property: JsonPropertyName("succeeds")] bool Succeeds,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Portal = 0) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "portal-fetch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Succeeds ? "ok" : "missed")}{(Portal == 0 ? "" : $" portal {Portal}")}");
}
