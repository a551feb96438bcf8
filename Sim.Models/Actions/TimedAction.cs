using System.Text.Json.Serialization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;

namespace Sim.Models.Actions;

/// <summary>A step that happens at a time of its own. The clock is moved there first; a time that has passed is now.</summary>
/// <param name="AtTick">When, at least 0.</param>
public abstract record TimedAction([property: JsonPropertyName("atTick")] long AtTick) : WorldAction
{
    internal sealed override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        await world.PassUntilAsync(new Tick(Math.Max(AtTick, world.Now.Value)), cancellationToken);
        await HappenAsync(world, cancellationToken);
    }

    /// <summary>Happens, when its time has come.</summary>
    internal abstract ValueTask HappenAsync(SchedulerWorld world, CancellationToken cancellationToken);

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) =>
        WalkFaults.Within($"{path}.atTick", AtTick, 0, StorageLimits.LargestTick);
}
