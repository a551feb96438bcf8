using Scheduler.Core.Lifecycle;

namespace Sim.Models.Views;

/// <summary>A copy that stands differently than before.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Worker">The machine, by position in the pool.</param>
/// <param name="Key">The key of the worker in the row that changed; null if the machine has none.</param>
/// <param name="Before">How it stood.</param>
/// <param name="After">How it stands.</param>
internal sealed record CopyChange(ChunkPk Chunk, int Worker, WorkerPk? Key, CopyStanding Before, CopyStanding After)
{
    /// <summary>Whether the change is one of what the scheduler says, not only of a disk or of the routing.</summary>
    public bool IsOfPlan => (Before.IsPlanned, Before.SupersededAt) != (After.IsPlanned, After.SupersededAt);
}
