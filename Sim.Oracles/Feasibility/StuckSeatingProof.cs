using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Feasibility;

/// <summary>
/// Checks the account that a greedy planner gives of a refusal: the seats that were taken when one more mandatory copy found
/// none. Nothing of how the seats were chosen is known or needed; a planner that refuses for any other reason has no such
/// account to show.
/// </summary>
public static class StuckSeatingProof
{
    /// <summary>
    /// Whether the account holds: mandatory copies only, each on a worker of its own that may have it, no worker overfull,
    /// and for one chunk that lacks a copy no worker that may take it has room. What the host leaves out has no mandatory copies.
    /// </summary>
    /// <param name="call">The question and the refusal.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <param name="isIncluded">Which workers the floors must fit on; seats and places on others do not count.</param>
    public static bool Holds(PlannerCall call, FleetRules rules, Predicate<WorkerPk> isIncluded)
    {
        if (call.Outcome is not ScheduleOutcome.Infeasible { Stuck: { } stuck } || stuck.Seated.Count != call.Input.Chunks.Count || call.Floor != rules.Floor)
        {
            return false;
        }

        var freeBytes = new Int128[call.Input.Workers.Count];
        Array.Fill(freeBytes, rules.CapacityBytes);
        for (var row = 0; row < stuck.Seated.Count; row++)
        {
            if (!IsSeating(call, rules, isIncluded, row, stuck.Seated[row]))
            {
                return false;
            }

            foreach (var worker in stuck.Seated[row])
            {
                freeBytes[worker] -= call.Input.Chunks.SizesBytes[row];
            }
        }

        return Array.TrueForAll(freeBytes, free => free >= 0) && IsStuck(call, rules, isIncluded, stuck, freeBytes);
    }

    private static bool IsSeating(PlannerCall call, FleetRules rules, Predicate<WorkerPk> isIncluded, int row, ReadOnlySpan<ushort> workers)
    {
        for (var i = 0; i < workers.Length; i++)
        {
            if (workers[i] >= call.Input.Workers.Count || workers[..i].Contains(workers[i]) || !MayHold(call, rules, isIncluded, row, workers[i]))
            {
                return false;
            }
        }

        return workers.Length <= (IsLeftOut(call, row) ? 0 : rules.Floor);
    }

    private static bool IsStuck(PlannerCall call, FleetRules rules, Predicate<WorkerPk> isIncluded, StuckSeating stuck, Int128[] freeBytes)
    {
        if ((uint)stuck.Chunk >= (uint)stuck.Seated.Count || IsLeftOut(call, stuck.Chunk) || stuck.Seated[stuck.Chunk].Length >= rules.Floor)
        {
            return false;
        }

        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if (freeBytes[worker] >= call.Input.Chunks.SizesBytes[stuck.Chunk]
                && !stuck.Seated[stuck.Chunk].Contains((ushort)worker)
                && MayHold(call, rules, isIncluded, stuck.Chunk, worker))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLeftOut(PlannerCall call, int row) => Array.BinarySearch(call.LeftOut, call.Input.Chunks.Pks[row]) >= 0;

    private static bool MayHold(PlannerCall call, FleetRules rules, Predicate<WorkerPk> isIncluded, int row, int worker) =>
        isIncluded(call.Input.Workers.Pks[worker]) && rules.Eligibility.Allows(call.Input.Chunks.Pks[row], call.Input.Workers.Pks[worker]);
}
