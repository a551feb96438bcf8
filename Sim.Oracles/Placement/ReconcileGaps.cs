using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles;

/// <summary>
/// Chunks that rest below their floor at a feasible fixed point. <c>multistep</c>, whose specification allows them, may have
/// them, and they are counted if all floors pack from scratch; any other planner must not let one outlive a fixed point that moves
/// would mend.
/// </summary>
public static class ReconcileGaps
{
    private const int MostArrangements = 20_000;

    /// <summary>The chunks in question, ascending; none if no packing from scratch is found.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    public static IReadOnlyList<ChunkPk> Find(PlacementView view, FleetRules rules)
    {
        var starved = Starved(view, rules);
        return starved.Count > 0 && DecreasingPacker.Packs(PackingProblem.From(view, rules)) ? starved : [];
    }

    /// <summary>Judges a planner that must not have gaps, under O-04.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    /// <returns>
    /// Trying all moves decides, and where the floors do not pack all moves of one plan: a planner that begins what only later
    /// plans can finish, while some chunk must wait anyway, may move copies to and fro for ever. It is violated if some lead to
    /// the floor of a chunk that lacks it, excused if none do without giving up a copy that somebody must have, or one of a chunk
    /// whose other copies the routing will never learn of, or if the search gives up: blame needs moves.
    /// </returns>
    public static Verdict Judge(PlacementView view, FleetRules rules)
    {
        var starved = Starved(view, rules);
        if (starved.Count == 0)
        {
            return Verdict.Holds;
        }

        var isForGood = !DecreasingPacker.Packs(PackingProblem.From(view, rules));
        var answer = MoveSearch.Decide(view, rules, MostArrangements, isForGood: isForGood);
        if (answer == MoveAnswer.Unreachable)
        {
            return Verdict.Excused(ExcuseReasons.NoRoomToMove);
        }

        if (answer == MoveAnswer.Unknown)
        {
            return Verdict.Excused(ExcuseReasons.Undecided);
        }

        if (MoveSearch.Decide(view, rules, MostArrangements, mayMoveUnproven: false, isForGood) != MoveAnswer.Reachable)
        {
            return Verdict.Excused(ExcuseReasons.UnprovenCopies);
        }

        var row = view.RowOf(starved[0]);
        var name = Wording.Name(view.ChunkAt(row));
        return Wording.OfChunk(
            OracleCatalog.WeakFloors,
            name,
            $"{name} rests at {view.ActiveIdealCount(row)} of {rules.Floor} copies on {Wording.List(view.IdealAt(row))} at a fixed point, one of {starved.Count} such chunks, although moves lead to a floor");
    }

    private static List<ChunkPk> Starved(PlacementView view, FleetRules rules)
    {
        var starved = new List<ChunkPk>();
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0)
            {
                starved.Add(view.ChunkAt(row).Pk);
            }
        }

        return starved;
    }
}
