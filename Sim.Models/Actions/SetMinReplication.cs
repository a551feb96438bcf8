using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>Changes the floor of copies per chunk, then a cycle runs.</summary>
/// <param name="Value">The new floor, at least 1.</param>
public sealed record SetMinReplication([property: JsonPropertyName("value")] int Value) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "set-min-replication";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Value}");

    internal override bool IsEnabledIn(SchedulerWorld world) => Value >= 1 && Value <= world.Pool.ActiveCount;

    internal override ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        world.Recorder.Label(Value switch
        {
            _ when Value < world.Floor && world.IsInfeasible => "floor: lowered to recover (saturated)",
            _ when Value < world.Floor => "floor: lowered",
            _ when Value > world.Floor => "floor: raised (pressure)",
            _ => "floor: unchanged",
        });
        world.Floor = Value;
        return world.CycleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => Enumerable.Range(1, Math.Max(0, Value - 1)).Select(static value => new SetMinReplication(value));

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.Within($"{path}.value", Value, 1, ushort.MaxValue);
}
