using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>
/// Somebody sets the clock of the host, back or ahead, and the host reports its workers by it. If the storage refuses, the
/// clock is as it was and nothing has changed. No cycle runs.
/// </summary>
/// <param name="Tick">What the clock says from then on.</param>
/// <param name="Consent">Whether the host consents to a leap up to that tick.</param>
public sealed record SetClock(
    [property: JsonPropertyName("tick")] long Tick,
    [property: JsonPropertyName("consent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Consent = false) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "set-clock";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Tick}{(Consent ? " with consent" : "")}");
}
