using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// Whether the answer of the planner reached the storage:
/// its rows for the chunks that they were made for, and nothing for those that the host leaves out, unless they have been dropped:
/// what is committed of these stays until their tombstone, since it would not drain.
/// </summary>
internal static class GivenAnswer
{
    public static Verdict? Judge(PlacementView before, PlannerCall call, PlacementOutcome answered, FleetOrder order, PlannerHost host)
    {
        if (answered is not PlacementOutcome.Placed placed || call.Outcome is not ScheduleOutcome.Placed given)
        {
            return answered is PlacementOutcome.Placed == call.Outcome is ScheduleOutcome.Placed
                ? null
                : Violated($"the planner answered {answered.GetType().Name} and the storage was given {call.Outcome.GetType().Name}");
        }

        return JudgeRows(before, call.Input, placed, given, order, host);
    }

    private static Verdict? JudgeRows(
        PlacementView before, SchedulingInput input, PlacementOutcome.Placed placed, ScheduleOutcome.Placed given, FleetOrder order, PlannerHost host)
    {
        var kept = new List<int>(input.Chunks.Count);
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var chunk = before.ChunkAt(before.RowOf(input.Chunks.Pks[row]));
            if (host.WeightOf(chunk) is null)
            {
                if (JudgeLeftOut(before, chunk, input, row, given.Workers[row]) is { } verdict)
                {
                    return verdict;
                }

                continue;
            }

            var answer = placed.Workers[kept.Count];
            if (!order.IsSameRow(given.Workers[row], answer))
            {
                return Wording.OfChunk(
                    OracleCatalog.PlannerInput,
                    Wording.Name(chunk),
                    $"the planner put {Wording.Name(chunk)} on {Wording.List(order.Holders(answer, input.Workers))}, and the storage was given {Names(given.Workers[row], input)}");
            }

            kept.Add(row);
        }

        return JudgeEvictions(input, placed, given, order, kept) ?? JudgeWaiting(placed, given, kept);
    }

    private static Verdict? JudgeLeftOut(PlacementView before, ChunkView chunk, SchedulingInput input, int row, ReadOnlySpan<ushort> given)
    {
        var expected = before.LifecycleAt(before.RowOf(chunk.Pk)) is { DroppedAtPortal: not null } ? input.Committed[row] : [];
        return given.SequenceEqual(expected)
            ? null
            : Wording.OfChunk(
                OracleCatalog.PlannerInput,
                Wording.Name(chunk),
                $"the host leaves {Wording.Name(chunk)} out, so that {Names(expected, input)} must be planned of it, and the storage was given {Names(given, input)}");
    }

    private static string Names(ReadOnlySpan<ushort> positions, SchedulingInput input) =>
        Wording.List(Array.ConvertAll(positions.ToArray(), position => input.Workers.Pks[position]));

    private static Verdict? JudgeEvictions(
        SchedulingInput input, PlacementOutcome.Placed placed, ScheduleOutcome.Placed given, FleetOrder order, List<int> kept)
    {
        if (placed.Evicted.Count != given.Evicted.Count)
        {
            return Violated($"the planner evicted {placed.Evicted.Count} copies and the storage was given {given.Evicted.Count}");
        }

        for (var i = 0; i < placed.Evicted.Count; i++)
        {
            var (expected, copy) = (placed.Evicted[i], given.Evicted[i]);
            if (kept[expected.Chunk] != copy.Chunk || order.RosterPosition(expected.Worker) != copy.Worker)
            {
                return Violated(
                    $"the planner evicted {Wording.Name(input.Chunks.Pks[kept[expected.Chunk]])} from {Wording.Name(input.Workers.Pks[order.RosterPosition(expected.Worker)])}, and the storage was given {Wording.Name(input.Chunks.Pks[copy.Chunk])} and {Wording.Name(input.Workers.Pks[copy.Worker])}");
            }
        }

        return null;
    }

    private static Verdict? JudgeWaiting(PlacementOutcome.Placed placed, ScheduleOutcome.Placed given, List<int> kept)
    {
        var isGiven = placed.Waiting.Count == given.Waiting.Count;
        for (var i = 0; isGiven && i < placed.Waiting.Count; i++)
        {
            isGiven = kept[placed.Waiting[i].Chunk] == given.Waiting[i].Chunk && placed.Waiting[i].Reason == given.Waiting[i].Reason;
        }

        return isGiven
            ? null
            : Violated($"the planner let {placed.Waiting.Count} chunks wait, and the storage was given {given.Waiting.Count}, or others, or for other reasons");
    }

    private static Verdict Violated(FormattableString sentence) => Wording.Of(OracleCatalog.PlannerInput, "plan", "the plan", sentence);
}
