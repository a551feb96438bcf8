using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-24. From its drop to its tombstone a chunk is in every published worker assignment, and each cycle keeps
/// <c>min(floor, active ideal holders before)</c> of those holders: nothing else protects a portal that still routes to it,
/// since a dropped chunk's given-up copies do not drain.
/// </summary>
public static class DroppedChunkOracle
{
    /// <summary>Judges a successful cycle.</summary>
    /// <param name="before">
    /// State before the cycle. Of a planner that owes unreliable workers nothing, where reliability counts, only what the
    /// reliable ones have.
    /// </param>
    /// <param name="after">State after it.</param>
    /// <param name="published">What it published.</param>
    /// <param name="floor">Copies that a live chunk must have.</param>
    /// <returns>Excused if enough copies were kept only because draining ones, which were on disk too, were taken back.</returns>
    public static Verdict Judge(PlacementView before, PlacementView after, WorkerAssignment published, int floor)
    {
        var verdict = Verdict.Holds;
        for (var row = 0; row < before.ChunkCount; row++)
        {
            var chunk = before.ChunkAt(row);
            if (before.LifecycleAt(row) is not { DroppedAtPortal: not null, Tombstoned: false } || IsTombstoned(after, chunk.Pk))
            {
                continue;
            }

            var listed = published.ChunkWorkers.HoldersOf(chunk.Pk);
            var demanded = Math.Min(floor, before.ActiveIdealCount(row));
            var kept = CountKept(before, before.IdealAt(row), listed);
            if (kept >= demanded)
            {
                continue;
            }

            if (kept + CountKept(before, before.StaleAt(row), listed) < demanded)
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.DroppedChunk,
                    name,
                    $"{name} was dropped by portal assignment {before.LifecycleAt(row)!.DroppedAtPortal} and is not tombstoned; worker assignment {published.Id} lists it on {Wording.List(listed)} and keeps {kept} of its holders {Wording.List(before.IdealAt(row))}, where {demanded} are demanded");
            }

            verdict = Verdict.Excused(ExcuseReasons.KeptDrainInstead);
        }

        return verdict;
    }

    private static bool IsTombstoned(PlacementView view, ChunkPk chunk)
    {
        var row = view.RowOf(chunk);
        return row >= 0 && view.LifecycleAt(row) is { Tombstoned: true };
    }

    private static int CountKept(PlacementView before, ReadOnlySpan<WorkerPk> holders, ReadOnlySpan<WorkerPk> listed)
    {
        var kept = 0;
        foreach (var worker in holders)
        {
            kept += before.IsActive(worker) && listed.BinarySearch(worker) >= 0 ? 1 : 0;
        }

        return kept;
    }
}
