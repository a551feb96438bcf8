using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A worker is gone, with its disk. The scheduler goes on counting on it until the departure is noticed, which the clock brings along.</summary>
/// <param name="AtTick">When.</param>
/// <param name="Worker">Position in the pool.</param>
public sealed record Depart(long AtTick, [property: JsonPropertyName("worker")] int Worker) : TimedAction(AtTick)
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "depart";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Worker} at {AtTick}");
}
