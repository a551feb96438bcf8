using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Gives chunks their weight and minimum worker version, and may leave chunks out.</summary>
public interface IWeightStrategy
{
    /// <summary>Weighs chunks.</summary>
    /// <param name="chunks">Chunks ordered by dataset name (ordinal), then first block.</param>
    /// <exception cref="UnknownWeightException">The strategy has no entry for a chunk that it must know.</exception>
    WeightedChunks Weigh(SchedulingChunks chunks);
}
