using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// Remembers which copies the planner gave up without any sign of who really has the chunk: readers did not see it, or
/// every worker that they were routed to had been told before to delete it, or had departed since it confirmed what routing
/// follows, whether or not it has come back with its empty disk. A copy that is listed again is forgotten.
/// </summary>
public sealed class BlindEvictions
{
    private readonly SortedSet<ChunkWorker> _copies = [];
    private readonly SortedDictionary<WorkerPk, WorkerAssignmentId> _emptied = [];

    /// <summary>The copies.</summary>
    public IReadOnlySet<ChunkWorker> Copies => _copies;

    /// <summary>Takes note that a worker lost its disk.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="newest">Newest worker assignment at that moment; what is confirmed up to it says nothing of the worker's next disk.</param>
    public void AfterDeparture(WorkerPk worker, WorkerAssignmentId newest) => _emptied[worker] = newest;

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

    private bool IsBlind(PlacementView before, ChunkPk chunk)
    {
        if (before.State.LifecycleOf(chunk) is not { PortalVisible: true })
        {
            return true;
        }

        var row = before.RowOf(chunk);
        foreach (var worker in before.State.RoutingOf(chunk))
        {
            var isListed = before.IdealAt(row).BinarySearch(worker) >= 0 || before.StaleAt(row).BinarySearch(worker) >= 0;
            var hasKeptItsDisk = !_emptied.TryGetValue(worker, out var newest) || before.State.Watermark > newest;
            if (isListed && hasKeptItsDisk && before.IsActive(worker))
            {
                return false;
            }
        }

        return true;
    }
}
