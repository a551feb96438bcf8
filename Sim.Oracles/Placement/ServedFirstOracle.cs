using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-43. Nothing served suffers from what waits or is admitted: a chunk that somebody holds or reads does not stay below its
/// floor while a chunk that is new with this plan takes the room that a further copy of it would need.
/// </summary>
/// <remarks>
/// Where copies drain or move, a chunk that is served may have its place kept behind them, and a new one may fill what is free
/// until then. So only plans are judged that change nothing but what is new, and of which readers know the rest.
/// </remarks>
public static class ServedFirstOracle
{
    /// <summary>Judges a plan.</summary>
    /// <param name="call">The question and the plan; where reliability counts, among the reliable workers.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    public static Verdict Judge(PlannerCall call, FleetRules rules)
    {
        if (PlanView.Of(call) is not { Waiting.Count: > 0 } plan)
        {
            return Verdict.Holds;
        }

        var newcomers = Enumerable.Range(0, plan.Rows).Where(row => plan.IsNew(row) && plan.Published(row).Length > 0).ToList();
        if (newcomers.Count == 0 || !plan.LeavesAtRest(row => !plan.IsNew(row)))
        {
            return Verdict.Holds;
        }

        var freeBytes = plan.FreeBytes(rules.CapacityBytes);
        foreach (var (served, _) in plan.Waiting)
        {
            if (!plan.IsNew(served) && FindRival(plan, served, newcomers, freeBytes, rules) is { } rival)
            {
                return Violated(plan, served, rival);
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Workers from which the plan evicts do not count: their room may have come too late.</summary>
    private static (int Chunk, int Worker)? FindRival(PlanView plan, int served, List<int> newcomers, long[] freeBytes, FleetRules rules)
    {
        var sizeBytes = plan.Input.Chunks.SizesBytes[served];
        foreach (var newcomer in newcomers)
        {
            foreach (var worker in plan.Published(newcomer))
            {
                if (freeBytes[worker] + plan.Input.Chunks.SizesBytes[newcomer] >= sizeBytes
                    && plan.MayTake(served, worker, rules)
                    && !plan.IsRouted(served, worker)
                    && !plan.HasEvictionsOn(worker))
                {
                    return (newcomer, worker);
                }
            }
        }

        return null;
    }

    private static Verdict Violated(PlanView plan, int served, (int Chunk, int Worker) rival)
    {
        var name = plan.NameOf(served);
        return Wording.OfChunk(
            OracleCatalog.ServedFirst,
            name,
            $"{name} is held or read and stays at {plan.Published(served).Length} copies of its floor {plan.Floor}, while {plan.NameOf(rival.Chunk)}, which is new, takes room on {plan.NameOfWorker(rival.Worker)} that would do for it");
    }
}
