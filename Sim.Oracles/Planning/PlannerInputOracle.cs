using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-44. A cycle asks its planner once, and what it asks is what the storage held before the plan and what the host knows:
/// the chunks that take part in the one order, their sizes, ranges, flags and weights, the active workers, and row by row
/// who holds, was committed and is routed. The answer comes back for the rows that were asked.
/// </summary>
public static class PlannerInputOracle
{
    /// <summary>Judges how often a cycle asked.</summary>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="schedulers">How many schedulers ran it; each has to ask once.</param>
    /// <param name="calls">How often the planner was asked.</param>
    public static Verdict JudgeCalls(Tick now, int schedulers, int calls) => calls == schedulers
        ? Verdict.Holds
        : Wording.Of(
            OracleCatalog.PlannerInput,
            "plan",
            "the plan",
            $"the cycle at tick {now} must ask its planner {schedulers} times, once by each scheduler, and asked it {calls} times");

    /// <summary>Judges one question.</summary>
    /// <param name="before">State before the cycle that asked it.</param>
    /// <param name="now">Tick of the cycle.</param>
    /// <param name="mTicks">How long a copy is kept.</param>
    /// <param name="call">The question and its answer.</param>
    /// <param name="host">What the host knows.</param>
    public static Verdict Judge(PlacementView before, Tick now, long mTicks, PlannerCall call, PlannerHost host)
    {
        var (expected, input) = (new ExpectedQuestion(before, now, mTicks), call.Input);
        return AskedWorkers.Judge(before, input.Workers)
            ?? AskedChunks.Judge(before, expected, input.Chunks)
            ?? JudgeHolders(before, expected, input)
            ?? (call.Asked is { } asked ? JudgePlanner(before, call, asked, host) : null)
            ?? Verdict.Holds;
    }

    private static Verdict? JudgePlanner(PlacementView before, PlannerCall call, PlacementInput asked, PlannerHost host)
    {
        var order = FleetOrder.Of(call.Input.Workers, asked.Workers);
        return AskedPlacement.Judge(before, call, asked, order, host)
            ?? (call.Answered is { } answered ? GivenAnswer.Judge(before, call, answered, order!, host) : null);
    }

    private static Verdict? JudgeHolders(PlacementView before, ExpectedQuestion expected, SchedulingInput input)
    {
        if (input.Held.Count != input.Chunks.Count || input.Committed.Count != input.Chunks.Count || input.Routed.Count != input.Chunks.Count)
        {
            return Wording.Of(
                OracleCatalog.PlannerInput,
                "plan",
                "the plan",
                $"the planner was asked for {input.Chunks.Count} chunks and told {input.Held.Count} rows of held copies, {input.Committed.Count} of committed ones and {input.Routed.Count} of routed ones");
        }

        for (var asked = 0; asked < input.Chunks.Count; asked++)
        {
            var row = before.RowOf(input.Chunks.Pks[asked]);
            var verdict = JudgeRow(before, row, "is held by", input.Held[asked], expected.Held(row), input.Workers)
                ?? JudgeRow(before, row, "is committed to", input.Committed[asked], expected.Committed(row), input.Workers)
                ?? JudgeRow(before, row, "is routed to", input.Routed[asked], expected.Routed(row), input.Workers);
            if (verdict is not null)
            {
                return verdict;
            }
        }

        return null;
    }

    private static Verdict? JudgeRow(
        PlacementView before, int row, string relation, ReadOnlySpan<ushort> told, List<WorkerPk> expected, SchedulingWorkers workers)
    {
        var isEqual = told.Length == expected.Count;
        for (var i = 0; isEqual && i < told.Length; i++)
        {
            isEqual = told[i] < workers.Count && workers.Pks[told[i]] == expected[i];
        }

        if (isEqual)
        {
            return null;
        }

        var name = Wording.Name(before.ChunkAt(row));
        var holders = new WorkerPk[told.Length];
        for (var i = 0; i < holders.Length; i++)
        {
            holders[i] = told[i] < workers.Count ? workers.Pks[told[i]] : default;
        }

        WorkerPk[] forgotten = [.. expected.Except(holders)], invented = [.. holders.Except(expected)];
        return Wording.OfChunk(
            OracleCatalog.PlannerInput,
            name,
            $"the planner was told that {name} {relation} {Wording.List(holders)}, but before the plan it {relation} {Wording.List([.. expected])}: forgotten {Wording.List(forgotten)}, invented {Wording.List(invented)}");
    }
}
