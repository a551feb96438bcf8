using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>The first thing in which two answers to one question differ.</summary>
internal static class PlanDifference
{
    /// <summary>Holds if there is none.</summary>
    /// <param name="oracle">Who judges.</param>
    /// <param name="input">The question of both.</param>
    /// <param name="first">One answer.</param>
    /// <param name="subject">Begins the sentence: who gave it, and to what.</param>
    /// <param name="second">The other answer.</param>
    /// <param name="junction">Joins the two in the sentence.</param>
    public static Verdict Judge(
        OracleDescription oracle, SchedulingInput input, ScheduleOutcome first, string subject, ScheduleOutcome second, string junction)
    {
        if (first is not ScheduleOutcome.Placed before || second is not ScheduleOutcome.Placed after)
        {
            return first.GetType() == second.GetType()
                ? Verdict.Holds
                : Wording.Of(oracle, "plan", "the plan", $"{subject} answered {first.GetType().Name} {junction} {second.GetType().Name}");
        }

        for (var row = 0; row < input.Chunks.Count; row++)
        {
            if (before.Workers[row].SequenceEqual(after.Workers[row]))
            {
                continue;
            }

            var (one, other) = (Holders(before.Workers, row, input), Holders(after.Workers, row, input));
            if (!one.AsSpan().SequenceEqual(other))
            {
                var name = Wording.Name(input.Chunks.Pks[row]);
                return Wording.OfChunk(oracle, name, $"{subject} put {name} on {Wording.List(one)} {junction} on {Wording.List(other)}");
            }
        }

        return JudgeRest(oracle, before, subject, after, junction);
    }

    private static Verdict JudgeRest(
        OracleDescription oracle, ScheduleOutcome.Placed before, string subject, ScheduleOutcome.Placed after, string junction)
    {
        if (!before.Evicted.SequenceEqual(after.Evicted))
        {
            return Wording.Of(
                oracle, "plan", "the plan", $"{subject} evicted {before.Evicted.Count} copies {junction} {after.Evicted.Count} others");
        }

        if (!before.Waiting.SequenceEqual(after.Waiting))
        {
            return Wording.Of(
                oracle, "plan", "the plan", $"{subject} let {before.Waiting.Count} chunks wait {junction} {after.Waiting.Count}, or others, or for other reasons");
        }

        return before.ReplicationByWeight.SequenceEqual(after.ReplicationByWeight)
            ? Verdict.Holds
            : Wording.Of(oracle, "plan", "the plan", $"{subject} reported other copies per weight {junction}");
    }

    private static WorkerPk[] Holders(HolderLists lists, int row, SchedulingInput input)
    {
        var workers = Array.ConvertAll(lists[row].ToArray(), position => input.Workers.Pks[position]);
        Array.Sort(workers);
        return workers;
    }
}
