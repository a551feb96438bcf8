using System.Globalization;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>
/// A worker or a portal asks for the newest assignment. A worker says which one it has applied, and the quorum is counted.
/// The answer is under way until a <see cref="Deliver"/> names this poll; until then nothing changes for the one who asked.
/// </summary>
/// <param name="AtTick">When. Together with the one who asks it names the poll.</param>
/// <param name="Worker">Position of the worker in the pool; null if a portal asks.</param>
/// <param name="Portal">Number of the portal; null if a worker asks.</param>
public sealed record Poll(
    long AtTick,
    [property: JsonPropertyName("worker"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Worker = null,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Portal = null)
    : TimedAction(AtTick)
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "poll";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Worker is null ? "portal" : "worker")} {Worker ?? Portal} at {AtTick}");
}
