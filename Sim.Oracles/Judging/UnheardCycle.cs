using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>A scheduling cycle that was committed and whose answer was lost, as the rows that it left and its planner show it.</summary>
internal static class UnheardCycle
{
    /// <summary>
    /// What the cycle would have published; null if no placement was committed. What it evicted is what its planner said, which
    /// the harness heard. Its housekeeping, the copies per weight class and the names of files are not in the rows and stay empty.
    /// </summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State that was found after the restart.</param>
    /// <param name="call">The latest question to the planner in the cycle and its answer; null if it was not asked.</param>
    public static SchedulingCycleResult.Published? Of(PlacementView before, PlacementView after, PlannerCall? call)
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
        return new SchedulingCycleResult.Published(assignment, EvictionsOf(call), Housekeeping.Nothing) { Waiting = after.State.Waiting };
    }

    private static WorkerPk[] HoldersOf(PlacementView view, int row) =>
        [.. new SortedSet<WorkerPk>([.. view.IdealAt(row), .. view.StaleAt(row)])];

    private static Chunk ChunkOf(ChunkView chunk) => new(chunk.Dataset, chunk.Id, chunk.SizeBytes, chunk.Blocks, []);

    private static SortedTable<WorkerPk, AssignmentWorker> RegistryOf(IReadOnlyList<WorkerView> workers) =>
        new(
            [.. workers.Select(worker => worker.Pk)],
            [.. workers.Select(worker => new AssignmentWorker(worker.PeerId, worker.IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale))]);

    private static ChunkWorker[] EvictionsOf(PlannerCall? call) => call?.Outcome is ScheduleOutcome.Placed placed
        ? [.. placed.Evicted.Select(copy => new ChunkWorker(call.Input.Chunks.Pks[copy.Chunk], call.Input.Workers.Pks[copy.Worker]))]
        : [];
}
