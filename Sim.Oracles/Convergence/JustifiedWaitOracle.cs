using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles;

/// <summary>
/// O-38 for planners that let single chunks wait instead of refusing the fleet. At a fixed point the reason that is given for
/// each of them is true, and is the first of the list that is; and a chunk that waits for room could not be seated beside
/// what is held: every other chunk keeps the workers of its floor, and only copies beyond floors give way.
/// </summary>
public static class JustifiedWaitOracle
{
    private const int MostSteps = 20_000;

    /// <summary>Judges one chunk.</summary>
    /// <param name="view">The state at a fixed point; where reliability counts, without the workers that are not to be relied on.</param>
    /// <param name="waiting">The chunk and the reason that is given.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    /// <returns>Blame needs seats: excused as undecided if the search for them gives up.</returns>
    public static Verdict Judge(PlacementView view, WaitingChunk waiting, FleetRules rules)
    {
        var row = view.RowOf(waiting.Chunk);
        var reason = TrueReason(view, row, rules);
        if (reason != waiting.Reason)
        {
            return Violated(
                view,
                row,
                $"is said to wait as {WaitingReasonNames.Of(waiting.Reason)} since tick {waiting.Since}, but has {view.ChunkAt(row).SizeBytes} bytes on workers of {rules.CapacityBytes}, of which {EligibleCount(view, row, rules)} may hold it at a floor of {rules.Floor}: {WaitingReasonNames.Of(reason)}");
        }

        if (reason != WaitingReason.NoRoom || view.IsFloorExempt(row))
        {
            return Verdict.Holds;
        }

        return SeatsBesideHeld.Find(view, row, rules, MostSteps, out var seats) switch
        {
            PackingAnswer.Impossible => Verdict.Holds,
            PackingAnswer.Unknown => Verdict.Excused(ExcuseReasons.Undecided),
            _ => Violated(
                view,
                row,
                $"of {view.ChunkAt(row).SizeBytes} bytes waits for room since tick {waiting.Since} with {view.ActiveIdealCount(row)} of {rules.Floor} copies, but {Wording.List([.. seats])} can take it beside what is held, with copies beyond floors given up at most"),
        };
    }

    private static WaitingReason TrueReason(PlacementView view, int row, FleetRules rules) =>
        view.ChunkAt(row).SizeBytes > rules.CapacityBytes ? WaitingReason.LargerThanAnyDisk
        : EligibleCount(view, row, rules) < rules.Floor ? WaitingReason.FewerEligibleWorkersThanFloor
        : WaitingReason.NoRoom;

    private static int EligibleCount(PlacementView view, int row, FleetRules rules)
    {
        var count = 0;
        for (var worker = 0; worker < view.WorkerCount; worker++)
        {
            count += view.IsActiveAt(worker) && rules.Eligibility.Allows(view.ChunkAt(row).Pk, view.WorkerAt(worker)) ? 1 : 0;
        }

        return count;
    }

    private static Verdict Violated(PlacementView view, int row, FormattableString finding)
    {
        var name = Wording.Name(view.ChunkAt(row));
        return Wording.OfChunk(OracleCatalog.JustifiedShortage, name, $"{name} {FormattableString.Invariant(finding)}");
    }
}
