using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// Remembers which copies a planner gave up without any sign of who really has the chunk. The planner to the letter may do
/// so if readers did not see it, or every worker that they were routed to had departed or had been told before to delete
/// it. Any planner may if all that it left them are workers that are gone although nobody has noticed. A copy that is
/// listed again is forgotten.
/// </summary>
/// <param name="isToTheLetter">Whether the planner is the one to the letter.</param>
/// <param name="isSilent">Whether a worker is gone although nobody has noticed.</param>
public sealed class BlindEvictions(bool isToTheLetter, Func<WorkerPk, bool> isSilent)
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
            if ((isToTheLetter && IsBlind(before, copy.Chunk, static _ => false))
                || (IsAnySilent(before, copy.Chunk) && IsBlind(before, copy.Chunk, worker => isSilent(worker) || evicted.Contains(new ChunkWorker(copy.Chunk, worker)))))
            {
                _copies.Add(copy);
            }
        }
    }

    private bool IsAnySilent(PlacementView before, ChunkPk chunk)
    {
        foreach (var worker in before.IdealAt(before.RowOf(chunk)))
        {
            if (isSilent(worker))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBlind(PlacementView before, ChunkPk chunk, Func<WorkerPk, bool> isDiscounted)
    {
        if (before.State.LifecycleOf(chunk) is not { PortalVisible: true })
        {
            return true;
        }

        var row = before.RowOf(chunk);
        foreach (var worker in before.State.RoutingOf(chunk))
        {
            var isListed = before.IdealAt(row).BinarySearch(worker) >= 0 || before.StaleAt(row).BinarySearch(worker) >= 0;
            if (isListed && before.IsActive(worker) && !isDiscounted(worker))
            {
                return false;
            }
        }

        return true;
    }
}
