using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-03. Of the active ideal holders that a chunk had before a cycle, at least <c>min(floor, their number)</c> still hold
/// it afterwards, ideal or draining. Fresh copies do not count: they are not downloaded yet.
/// </summary>
public static class RetentionOracle
{
    /// <summary>Judges the state after a cycle; under a shortage this judges the housekeeping alone.</summary>
    /// <param name="after">The state after the cycle.</param>
    /// <param name="before">What was held before it.</param>
    /// <param name="floor">Copies that a live chunk must have.</param>
    public static Verdict Judge(PlacementView after, RetentionBaseline before, int floor)
    {
        for (var row = 0; row < after.ChunkCount; row++)
        {
            if (after.IsFloorExempt(row))
            {
                continue;
            }

            var chunk = after.ChunkAt(row);
            var ideal = before.IdealOf(chunk.Pk);
            var (held, kept) = (0, 0);
            foreach (var worker in ideal)
            {
                if (before.WasActive(worker))
                {
                    held++;
                    kept += after.IsHeldBy(row, worker) ? 1 : 0;
                }
            }

            if (kept < Math.Min(floor, held))
            {
                return Violated(after, row, ideal, new Loss(kept, held, floor));
            }
        }

        return Verdict.Holds;
    }

    private static Verdict Violated(PlacementView after, int row, ReadOnlySpan<WorkerPk> before, Loss loss)
    {
        var name = Wording.Name(after.ChunkAt(row));
        return Wording.OfChunk(
            OracleCatalog.Retention,
            name,
            $"{name} was held by {Wording.List(before)} ({loss.Held} of them active) and keeps {loss.Kept} of those copies, in the ideal {Wording.List(after.IdealAt(row))} or draining on {Wording.List(after.StaleAt(row))}; the floor {loss.Floor} demands {Math.Min(loss.Floor, loss.Held)}");
    }

    private readonly record struct Loss(int Kept, int Held, int Floor);
}
