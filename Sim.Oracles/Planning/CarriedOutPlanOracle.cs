using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-46. What a cycle committed is its plan and nothing else: each chunk is on the workers of its row, what it gives up drains
/// unless it was evicted or the chunk leaves as a whole, and what waits is listed with the plan's reason since the tick at
/// which the wait began.
/// </summary>
public static class CarriedOutPlanOracle
{
    /// <summary>Judges a cycle whose plan was committed.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it.</param>
    /// <param name="call">What the planner was asked and answered; holds if it refused.</param>
    /// <param name="now">Tick of the cycle.</param>
    public static Verdict Judge(PlacementView before, PlacementView after, PlannerCall call, Tick now)
    {
        if (call.Outcome is not ScheduleOutcome.Placed plan)
        {
            return Verdict.Holds;
        }

        return JudgeHolders(before, after, call.Input, plan) ?? JudgeOthers(after, call.Input) ?? JudgeWaiting(before, after, call.Input, plan, now)
            ?? Verdict.Holds;
    }

    private static Verdict? JudgeHolders(PlacementView before, PlacementView after, SchedulingInput input, ScheduleOutcome.Placed plan)
    {
        var evicted = plan.Evicted.Select(static copy => (copy.Chunk, copy.Worker)).ToHashSet();
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var stored = after.RowOf(input.Chunks.Pks[row]);
            var planned = Sorted(plan.Workers[row].ToArray(), input.Workers);
            if (!after.IdealAt(stored).SequenceEqual(planned))
            {
                return OfChunk(after, stored, $"was planned on {Wording.List(planned)} and is committed to {Wording.List(after.IdealAt(stored))}");
            }

            var draining = Sorted(Draining(before, input, plan, evicted, row), input.Workers);
            if (!after.StaleAt(stored).SequenceEqual(draining))
            {
                return OfChunk(
                    after,
                    stored,
                    $"was planned on {Wording.List(planned)}, which leaves {Wording.List(draining)} to drain, and drains on {Wording.List(after.StaleAt(stored))}");
            }
        }

        return null;
    }

    /// <summary>The positions on which the plan leaves the chunk to drain: what was held, is not planned and was not evicted. Of a dropped chunk nothing begins to drain.</summary>
    private static IEnumerable<ushort> Draining(
        PlacementView before, SchedulingInput input, ScheduleOutcome.Placed plan, HashSet<(int Chunk, int Worker)> evicted, int row)
    {
        var isDropped = before.LifecycleAt(before.RowOf(input.Chunks.Pks[row])) is { DroppedAtPortal: not null };
        var planned = plan.Workers[row].ToArray();
        var committed = input.Committed[row].ToArray();
        return input.Held[row].ToArray()
            .Where(worker => !planned.Contains(worker) && !evicted.Contains((row, worker)) && !(isDropped && committed.Contains(worker)));
    }

    /// <summary>A chunk that the planner was not asked about is held by nobody.</summary>
    private static Verdict? JudgeOthers(PlacementView after, SchedulingInput input)
    {
        var asked = input.Chunks.Pks.ToHashSet();
        for (var row = 0; row < after.ChunkCount; row++)
        {
            if (after.IsHeld(row) && !asked.Contains(after.ChunkAt(row).Pk))
            {
                return OfChunk(
                    after,
                    row,
                    $"was not in the plan, and is committed to {Wording.List(after.IdealAt(row))} and drains on {Wording.List(after.StaleAt(row))}");
            }
        }

        return null;
    }

    private static Verdict? JudgeWaiting(PlacementView before, PlacementView after, SchedulingInput input, ScheduleOutcome.Placed plan, Tick now)
    {
        var since = before.State.Waiting.ToDictionary(static waiting => waiting.Chunk, static waiting => waiting.Since);
        var expected = plan.Waiting
            .Select(row => (Chunk: input.Chunks.Pks[row.Chunk], row.Reason))
            .Select(row => new WaitingChunk(row.Chunk, row.Reason, since.TryGetValue(row.Chunk, out var begun) ? begun : now))
            .OrderBy(static waiting => waiting.Chunk)
            .ToArray();
        if (after.State.Waiting.SequenceEqual(expected))
        {
            return null;
        }

        var missing = expected.Except(after.State.Waiting).FirstOrDefault();
        var chunk = missing ?? after.State.Waiting.Except(expected).FirstOrDefault() ?? expected[0];
        return OfChunk(
            after,
            after.RowOf(chunk.Chunk),
            $"must {Describe(Array.Find(expected, waiting => waiting.Chunk == chunk.Chunk))} by the plan, and by the state it must {Describe(after.State.Waiting.FirstOrDefault(waiting => waiting.Chunk == chunk.Chunk))}");
    }

    private static string Describe(WaitingChunk? waiting) =>
        waiting is null ? "not wait" : FormattableString.Invariant($"wait as {WaitingReasonNames.Of(waiting.Reason)} since tick {waiting.Since}");

    private static WorkerPk[] Sorted(IEnumerable<ushort> positions, SchedulingWorkers workers) =>
        [.. positions.Select(position => workers.Pks[position]).Order()];

    private static Verdict OfChunk(PlacementView view, int row, FormattableString finding)
    {
        var name = Wording.Name(view.ChunkAt(row));
        return Wording.OfChunk(OracleCatalog.CarriedOutPlan, name, $"{name} {Wording.Text(finding)}");
    }
}
