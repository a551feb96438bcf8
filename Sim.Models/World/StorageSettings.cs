using Scheduler.Core.Lifecycle;

namespace Sim.Models.World;

/// <summary>What a world asks of the backend that it opens.</summary>
/// <param name="LeapLimitTicks">How far a call may lie ahead of the newest stored tick without consent; null for any distance.</param>
/// <param name="Edges">Where it cuts its work and its keys have gaps.</param>
public sealed record StorageSettings(long? LeapLimitTicks, StorageEdges Edges)
{
    /// <summary>What a backend does that is asked for nothing.</summary>
    public static StorageSettings Default { get; } = new(LeapLimitTicks: null, StorageEdges.Usual);

    /// <summary>What the world of a configuration asks of its backend.</summary>
    public static StorageSettings Of(WorldConfiguration configuration) =>
        new(configuration.LeapLimitTicks, NamedEdges.OfStorage(configuration.Edges, configuration.KeyGap ?? 0));
}
