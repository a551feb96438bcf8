using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
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

    /// <summary>
    /// Judges a plan by itself: of the copies that it was told of, it publishes at least <c>min(floor, their number)</c>
    /// again, copies that it evicts not counted (placement 6.5, guarantee 3). A plan that publishes new homes only would let
    /// every real copy drain.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    public static Verdict JudgePlan(PlannerCall call)
    {
        if (call.Outcome is not ScheduleOutcome.Placed placed)
        {
            return Verdict.Holds;
        }

        var evicted = placed.Evicted.ToHashSet();
        for (var row = 0; row < call.Input.Chunks.Count; row++)
        {
            var (held, kept) = (0, 0);
            foreach (var worker in call.Input.Held[row])
            {
                held += evicted.Contains(new EvictedCopy(row, worker)) ? 0 : 1;
                kept += placed.Workers[row].Contains(worker) ? 1 : 0;
            }

            if (kept < Math.Min(call.Floor, held))
            {
                var name = Wording.Text($"chunk (pk {call.Input.Chunks.Pks[row]})");
                return Wording.OfChunk(
                    OracleCatalog.Retention, name, $"the plan publishes {kept} of the {held} copies that {name} has, and the floor {call.Floor} demands {Math.Min(call.Floor, held)}");
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
