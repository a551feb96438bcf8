using System.Text.Json.Serialization;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Nothing happens; fills the tail of a walk.</summary>
public sealed record Idle : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "idle";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Kind;

    internal override bool IsIdle => true;

    internal override ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
