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

    /// <summary>
    /// Judges a plan by itself: of the copies that it was told of, it publishes at least <c>min(floor, their number)</c>
    /// again, copies that it evicts not counted (placement 6.5, guarantee 3). A plan that publishes new homes only would let
    /// every real copy drain. Of what the host leaves out nothing is published: it drains, as it is meant to.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    public static Verdict JudgePlan(PlannerCall call)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        for (var row = 0; row < plan.Rows; row++)
        {
            var kept = 0;
            foreach (var worker in plan.Published(row))
            {
                kept += plan.IsHeld(row, worker) ? 1 : 0;
            }

            var held = plan.IsLeftOut(row) ? 0 : plan.HeldLeft(row);
            if (kept < Math.Min(call.Floor, held))
            {
                var name = plan.NameOf(row);
                return Wording.OfChunk(
                    OracleCatalog.Retention, name, $"the plan publishes {kept} of the {held} copies that {name} has, and the floor {call.Floor} demands {Math.Min(call.Floor, held)}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>
    /// Judges what a plan evicts (placement 7): a chunk that gives up a copy keeps <c>min(floor, committed copies)</c> of its
    /// committed ones, keeps a committed copy that readers are routed to if it gives up a routed one, and is not left
    /// without any copy while readers see it.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    public static Verdict JudgeEvictions(PlannerCall call)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        foreach (var (row, worker) in plan.Evicted)
        {
            var committed = Math.Min(call.Floor, call.Input.Committed[row].Length);
            var loss = plan.CommittedLeft(row) < committed ? Wording.Text($"{plan.CommittedLeft(row)} committed copies of {committed} that must stay")
                : plan.IsRouted(row, worker) && plan.RoutedCommittedLeft(row) == 0 ? "no committed copy that readers are routed to"
                : call.Input.Chunks.Visible[row] && plan.HeldLeft(row) == 0 ? "no copy at all, and readers see it"
                : null;
            if (loss is not null)
            {
                var name = plan.NameOf(row);
                return Wording.OfChunk(OracleCatalog.Retention, name, $"the plan evicts {name} from {plan.NameOfWorker(worker)} and leaves it {loss}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>
    /// Judges the evictions of a planner that takes only what nobody can miss: the chunk is one that readers see and keeps a
    /// committed copy that they are sent to, which proves that it was fetched; and a copy that readers are sent to goes only
    /// where its room serves a chunk that they see.
    /// </summary>
    /// <param name="call">The question and the plan.</param>
    public static Verdict JudgeSafeEvictions(PlannerCall call)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        foreach (var (row, worker) in plan.Evicted)
        {
            var fault = !call.Input.Chunks.Visible[row] || plan.RoutedCommittedLeft(row) == 0 ? "although nothing proves who else has it"
                : plan.IsRouted(row, worker) && !FetchesWhatReadersSee(plan, worker) ? "although readers are sent there, and not for a chunk that they see"
                : null;
            if (fault is not null)
            {
                var name = plan.NameOf(row);
                return Wording.OfChunk(OracleCatalog.Retention, name, $"the plan evicts {name} from {plan.NameOfWorker(worker)} {fault}");
            }
        }

        return Verdict.Holds;
    }

    private static bool FetchesWhatReadersSee(PlanView plan, int worker)
    {
        for (var row = 0; row < plan.Rows; row++)
        {
            if (plan.Input.Chunks.Visible[row] && plan.IsPublished(row, worker) && !plan.IsHeld(row, worker))
            {
                return true;
            }
        }

        return false;
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
