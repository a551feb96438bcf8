using Scheduler.Core.Placement;

namespace Sim.Models.World;

/// <summary>What the host of the simulated world knows of the health of its machines.</summary>
/// <param name="pool">The machines.</param>
public sealed class PoolStatuses(WorkerPool pool) : IWorkerStatusSource
{
    /// <inheritdoc/>
    public WorkerStatus StatusOf(string peerId) => pool.StatusOf(peerId);
}
