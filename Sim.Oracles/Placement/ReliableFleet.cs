using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>
/// The reliable part of a fleet. Where reliability counts, a planner owes the reliable workers what it would owe them if
/// they were alone (placement 8), so that rules about floors are judged on what is left of a state or a plan without the
/// others.
/// </summary>
public static class ReliableFleet
{
    /// <summary>The state without the unreliable workers and their copies; the same view if there are none.</summary>
    /// <param name="view">The state.</param>
    /// <param name="unreliable">The workers to leave out, ascending.</param>
    public static PlacementView Of(PlacementView view, WorkerPk[] unreliable)
    {
        if (unreliable.Length == 0)
        {
            return view;
        }

        bool IsReliable(WorkerPk worker) => Array.BinarySearch(unreliable, worker) < 0;
        var state = view.State;
        var relied = state with
        {
            Workers = [.. state.Workers.Where(worker => IsReliable(worker.Pk))],
            Ideal = [.. state.Ideal.Select(row => row with { Workers = [.. row.Workers.Where(IsReliable)] }).Where(row => row.Workers.Count > 0)],
            StaleMappings = [.. state.StaleMappings.Where(row => IsReliable(row.Worker))],
        };
        return PlacementView.From(relied, view.LeftOut);
    }

    /// <summary>The question without the unreliable workers and their copies, and what the plan says of the others; the same call if there are none.</summary>
    /// <param name="call">The question and the plan.</param>
    public static PlannerCall Of(PlannerCall call)
    {
        if (call.Unreliable.Length == 0)
        {
            return call;
        }

        var workers = call.Input.Workers;
        int[] kept = [.. Enumerable.Range(0, workers.Count).Where(position => Array.BinarySearch(call.Unreliable, workers.Pks[position]) < 0)];
        var input = call.Input with
        {
            Workers = new SchedulingWorkers(
                Array.ConvertAll(kept, position => workers.Pks[position]),
                Array.ConvertAll(kept, position => workers.PeerIds[position]),
                Array.ConvertAll(kept, position => workers.Versions[position])),
            Held = Among(call.Input.Held, kept),
            Committed = Among(call.Input.Committed, kept),
            Routed = Among(call.Input.Routed, kept),
        };
        return new PlannerCall(input, call.Floor, call.Outcome is ScheduleOutcome.Placed plan ? Among(plan, kept) : call.Outcome) { LeftOut = call.LeftOut };
    }

    private static ScheduleOutcome.Placed Among(ScheduleOutcome.Placed plan, int[] kept) => plan with
    {
        Workers = Among(plan.Workers, kept),
        Evicted =
        [
            .. plan.Evicted
                .Select(copy => (copy.Chunk, Worker: Array.BinarySearch(kept, copy.Worker)))
                .Where(copy => copy.Worker >= 0)
                .Select(copy => new EvictedCopy(copy.Chunk, copy.Worker)),
        ],
    };

    private static HolderLists Among(HolderLists lists, int[] kept) => HolderLists.FromRows(
    [
        .. Enumerable.Range(0, lists.Count).Select(row => lists[row].ToArray()
            .Select(position => Array.BinarySearch(kept, (int)position))
            .Where(position => position >= 0)
            .Select(position => (ushort)position)
            .ToArray()),
    ]);
}
