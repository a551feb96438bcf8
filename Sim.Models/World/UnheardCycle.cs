using Scheduler.Core.Lifecycle;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>A scheduling cycle that was committed and whose answer was lost, as the rows that it left show it.</summary>
public static class UnheardCycle
{
    /// <summary>
    /// What the cycle would have published; null if no placement was committed. Its housekeeping, the copies per weight
    /// class and the names of files are not in the rows and stay empty, and of its evictions only those of ideal copies can be told from drains
    /// that expired.
    /// </summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State that was found after the restart.</param>
    public static SchedulingCycleResult.Published? Of(PlacementView before, PlacementView after)
    {
        var id = after.State.NewestWorkerAssignment;
        if (id == before.State.NewestWorkerAssignment)
        {
            return null;
        }

        int[] listed = [.. Enumerable.Range(0, after.ChunkCount).Where(row => after.IsScheduled(row) && after.IsHeld(row))];
        var keys = Array.ConvertAll(listed, row => after.ChunkAt(row).Pk);
        var assignment = new WorkerAssignment(
            id,
            new ChunkHolderMap(keys, Array.ConvertAll(listed, row => HoldersOf(after, row))),
            new SortedTable<ChunkPk, Chunk>(keys, Array.ConvertAll(listed, row => ChunkOf(after.ChunkAt(row)))),
            RegistryOf(before.State.Workers),
            new SortedTable<ushort, ushort>([], []));
        return new SchedulingCycleResult.Published(assignment, EvictionsOf(before, after), Housekeeping.Nothing) { Waiting = after.State.Waiting };
    }

    private static WorkerPk[] HoldersOf(PlacementView view, int row) =>
        [.. new SortedSet<WorkerPk>([.. view.IdealAt(row), .. view.StaleAt(row)])];

    private static Chunk ChunkOf(ChunkView chunk) => new(chunk.Dataset, chunk.Id, chunk.SizeBytes, chunk.Blocks, []);

    private static SortedTable<WorkerPk, AssignmentWorker> RegistryOf(IReadOnlyList<WorkerView> workers) =>
        new(
            [.. workers.Select(worker => worker.Pk)],
            [.. workers.Select(worker => new AssignmentWorker(worker.PeerId, worker.IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale))]);

    /// <summary>An ideal copy on an active worker either stays, or drains, or was evicted.</summary>
    private static List<ChunkWorker> EvictionsOf(PlacementView before, PlacementView after)
    {
        var evicted = new List<ChunkWorker>();
        for (var row = 0; row < before.ChunkCount; row++)
        {
            var chunk = before.ChunkAt(row).Pk;
            foreach (var worker in before.IdealAt(row))
            {
                if (before.IsActive(worker) && !after.IsHeldBy(after.RowOf(chunk), worker))
                {
                    evicted.Add(new ChunkWorker(chunk, worker));
                }
            }
        }

        return evicted;
    }
}
