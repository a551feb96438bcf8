using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// Remembers which copies the planner gave up without any sign of who really has the chunk: readers did not see it, or
/// every worker that they were routed to had departed or had been told before to delete it. A copy that is listed again is
/// forgotten.
/// </summary>
public sealed class BlindEvictions
{
    private readonly SortedSet<ChunkWorker> _copies = [];

    /// <summary>The copies.</summary>
    public IReadOnlySet<ChunkWorker> Copies => _copies;

    /// <summary>Takes over what a successful cycle evicted and listed.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="evicted">What it evicted.</param>
    /// <param name="published">What it published.</param>
    public void After(PlacementView before, IReadOnlyList<ChunkWorker> evicted, WorkerAssignment published)
    {
        _copies.RemoveWhere(copy => published.ChunkWorkers.Contains(copy.Chunk, copy.Worker));
        foreach (var copy in evicted)
        {
            if (IsBlind(before, copy.Chunk))
            {
                _copies.Add(copy);
            }
        }
    }

    private static bool IsBlind(PlacementView before, ChunkPk chunk)
    {
        if (before.State.LifecycleOf(chunk) is not { PortalVisible: true })
        {
            return true;
        }

        var row = before.RowOf(chunk);
        foreach (var worker in before.State.RoutingOf(chunk))
        {
            var isListed = before.IdealAt(row).BinarySearch(worker) >= 0 || before.StaleAt(row).BinarySearch(worker) >= 0;
            if (isListed && before.IsActive(worker))
            {
                return false;
            }
        }

        return true;
    }
}
