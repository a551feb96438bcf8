using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>
/// The answer to a poll arrives. It may arrive late, more than once and after answers to later polls; a poll without a
/// delivery is an answer that got lost. A worker deletes at once what a new assignment does not list any more, and begins to
/// download; a portal takes what it gets unless it has something newer.
/// </summary>
/// <param name="AtTick">When.</param>
/// <param name="PolledAtTick">Time of the poll as the poll states it.</param>
/// <param name="Worker">Position of the worker in the pool; null if a portal asked.</param>
/// <param name="Portal">Number of the portal; null if a worker asked.</param>
public sealed record Deliver(
    long AtTick,
    [property: JsonPropertyName("polledAtTick")] long PolledAtTick,
    [property: JsonPropertyName("worker"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Worker = null,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Portal = null)
    : TimedAction(AtTick)
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "deliver";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Worker is null ? "portal" : "worker")} {Worker ?? Portal} at {AtTick}, polled at {PolledAtTick}");
}
