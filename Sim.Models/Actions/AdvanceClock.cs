using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Shrinking;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Actions;

/// <summary>Time passes, then a cycle runs.</summary>
/// <param name="Ticks">How much, at least 0.</param>
public sealed record AdvanceClock([property: JsonPropertyName("ticks")] long Ticks) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "advance-clock";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Ticks}");

    internal override bool IsEnabledIn(SchedulerWorld world) => world.State.StaleMappings.Count > 0 || world.LatestPortalAssignment is not null;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        await world.PassUntilAsync(world.Clock.Later(Ticks), cancellationToken);
        world.Telemetry.AfterClockJump(DrainOutcomes.Of(world.Storage.View, world.Now, world.Configuration.MTicks));
        await world.CycleAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => SimplerNumbers.OfTicks(Ticks).Select(static ticks => new AdvanceClock(ticks));

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.Window($"{path}.ticks", Ticks, 0);
}
