using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-35. A planner that is asked the same again answers the same: chunks, workers, what is held, committed, routed and visible, who is reliable, and the floor.</summary>
public static class IdempotenceOracle
{
    /// <summary>Judges two calls of one planner.</summary>
    /// <param name="previous">The earlier call.</param>
    /// <param name="call">The later call.</param>
    /// <returns>Excused if the questions differ.</returns>
    public static Verdict Judge(PlannerCall previous, PlannerCall call)
    {
        if (previous.Floor != call.Floor
            || !previous.Unreliable.AsSpan().SequenceEqual(call.Unreliable)
            || !PlannerInputs.AreEqual(previous.Input, call.Input))
        {
            return Verdict.Excused(ExcuseReasons.OtherInput);
        }

        if (previous.Outcome is not ScheduleOutcome.Placed before || call.Outcome is not ScheduleOutcome.Placed after)
        {
            return previous.Outcome.GetType() == call.Outcome.GetType()
                ? Verdict.Holds
                : Wording.Of(
                    OracleCatalog.Idempotence,
                    "plan",
                    "the plan",
                    $"asked twice for {call.Input.Chunks.Count} chunks on {call.Input.Workers.Count} workers at floor {call.Floor}, the planner answered {previous.Outcome.GetType().Name} and then {call.Outcome.GetType().Name}");
        }

        return JudgePlans(before, after, call.Input);
    }

    private static Verdict JudgePlans(ScheduleOutcome.Placed before, ScheduleOutcome.Placed after, SchedulingInput input)
    {
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var (first, second) = (Holders(before.Workers, row, input), Holders(after.Workers, row, input));
            if (!first.AsSpan().SequenceEqual(second))
            {
                var name = Wording.Name(input.Chunks.Pks[row]);
                return Wording.OfChunk(
                    OracleCatalog.Idempotence, name, $"asked twice with the same input, the planner put {name} on {Wording.List(first)} and then on {Wording.List(second)}");
            }
        }

        if (!before.Evicted.SequenceEqual(after.Evicted))
        {
            return Wording.Of(
                OracleCatalog.Idempotence,
                "plan",
                "the plan",
                $"asked twice with the same input, the planner evicted {before.Evicted.Count} copies and then {after.Evicted.Count} others");
        }

        return before.Waiting.SequenceEqual(after.Waiting)
            ? Verdict.Holds
            : Wording.Of(
                OracleCatalog.Idempotence,
                "plan",
                "the plan",
                $"asked twice with the same input, the planner let {before.Waiting.Count} chunks wait and then {after.Waiting.Count}, or others, or for other reasons");
    }

    private static WorkerPk[] Holders(HolderLists lists, int row, SchedulingInput input)
    {
        var positions = lists[row];
        var workers = new WorkerPk[positions.Length];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = input.Workers.Pks[positions[i]];
        }

        Array.Sort(workers);
        return workers;
    }
}
