using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-42. What a plan says of waiting chunks is true, and what waits could not have been seated without harm to what was there:
/// the list names exactly the chunks that have fewer copies than their floor, with the right reason, and in a fleet that is
/// otherwise at rest no listed chunk finds enough workers with room.
/// </summary>
/// <remarks>
/// A plan does not say which room it keeps for copies that have to wait for drains. Room is therefore held against it only
/// if it asks for what is there, was planned already and is known to readers: then the next plan is the same, and what is free
/// is nobody's.
/// </remarks>
public static class AvoidableWaitOracle
{
    /// <summary>Judges the plan of a planner that lets chunks wait.</summary>
    /// <param name="call">The question and the plan; where reliability counts, among the reliable workers.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    public static Verdict Judge(PlannerCall call, FleetRules rules)
    {
        if (PlanView.Of(call) is not { } plan)
        {
            return Verdict.Holds;
        }

        var next = 0;
        for (var row = 0; row < plan.Rows; row++)
        {
            WaitingRow? listed = next < plan.Waiting.Count && plan.Waiting[next].Chunk == row ? plan.Waiting[next++] : null;
            if (FaultOf(plan, row, listed, rules) is { } fault)
            {
                return Violated(plan, row, fault);
            }
        }

        return next < plan.Waiting.Count
            ? Violated(plan, plan.Waiting[next].Chunk, "is listed twice, or out of order")
            : JudgeRoom(plan, rules);
    }

    /// <summary>Judges the plan of a planner that refuses a fleet as a whole: it lets nothing wait.</summary>
    /// <param name="call">The question and the plan.</param>
    public static Verdict JudgeNone(PlannerCall call) => PlanView.Of(call) is { Waiting: [var first, ..] } plan
        ? Violated(plan, first.Chunk, "is said to wait, by a planner that refuses what it cannot place")
        : Verdict.Holds;

    private static string? FaultOf(PlanView plan, int row, WaitingRow? listed, FleetRules rules)
    {
        var copies = EligibleCopies(plan, row, rules);
        if (plan.IsLeftOut(row))
        {
            return listed is null ? null : "is left out of the plan by the host, and is listed as waiting";
        }

        if (listed is not { } waiting)
        {
            return copies < plan.Floor ? Wording.Text($"has {copies} copies of its floor {plan.Floor}, and is not listed as waiting") : null;
        }

        var reason = ReasonOf(plan, row, rules);
        return copies >= plan.Floor ? Wording.Text($"has {copies} copies of its floor {plan.Floor}, and is listed as waiting")
            : waiting.Reason != reason ? Wording.Text($"waits for {waiting.Reason} by the list, and for {reason} in truth")
            : null;
    }

    private static WaitingReason ReasonOf(PlanView plan, int row, FleetRules rules) =>
        plan.Input.Chunks.SizesBytes[row] > rules.CapacityBytes ? WaitingReason.LargerThanAnyDisk
        : Count(plan, worker => plan.IsEligible(row, worker, rules)) < plan.Floor ? WaitingReason.FewerEligibleWorkersThanFloor
        : WaitingReason.NoRoom;

    private static Verdict JudgeRoom(PlanView plan, FleetRules rules)
    {
        if (plan.Waiting.Count == 0 || !plan.LeavesAtRest(static _ => true))
        {
            return Verdict.Holds;
        }

        var freeBytes = plan.FreeBytes(rules.CapacityBytes);
        foreach (var (row, reason) in plan.Waiting)
        {
            var sizeBytes = plan.Input.Chunks.SizesBytes[row];
            var open = reason != WaitingReason.NoRoom ? 0 : Count(plan, worker => freeBytes[worker] >= sizeBytes && plan.MayTake(row, worker, rules));
            if (open > 0 && open >= (plan.IsNew(row) ? plan.Floor : 1))
            {
                return Violated(
                    plan, row, Wording.Text($"of {sizeBytes} bytes waits with {EligibleCopies(plan, row, rules)} copies of its floor {plan.Floor}, while nothing else moves and {open} workers have room for it"));
            }
        }

        return Verdict.Holds;
    }

    private static int EligibleCopies(PlanView plan, int row, FleetRules rules) =>
        Count(plan, worker => plan.IsPublished(row, worker) && plan.IsEligible(row, worker, rules));

    private static int Count(PlanView plan, Predicate<int> isWanted)
    {
        var count = 0;
        for (var worker = 0; worker < plan.Input.Workers.Count; worker++)
        {
            count += isWanted(worker) ? 1 : 0;
        }

        return count;
    }

    private static Verdict Violated(PlanView plan, int row, string finding)
    {
        var name = plan.NameOf(row);
        return Wording.OfChunk(OracleCatalog.AvoidableWait, name, $"{name} {finding}");
    }
}
