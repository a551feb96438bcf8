using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles;

/// <summary>
/// Chunks that rest below their floor at a feasible fixed point although all floors pack from scratch. The planner that is
/// placement.md to the letter may have them, and they are counted; any other planner must not let one outlive a fixed point.
/// </summary>
public static class ReconcileGaps
{
    private const int MostArrangements = 20_000;

    /// <summary>The chunks in question, ascending; none if no packing from scratch is found.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    public static IReadOnlyList<ChunkPk> Find(PlacementView view, FleetRules rules)
    {
        var gaps = new List<ChunkPk>();
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (ConvergedFloorOracle.MissingCopies(view, row, rules.Floor) > 0)
            {
                gaps.Add(view.ChunkAt(row).Pk);
            }
        }

        return gaps.Count > 0 && DecreasingPacker.Packs(PackingProblem.From(view, rules)) ? gaps : [];
    }

    /// <summary>Judges a planner that must not have gaps, under O-04.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, saturation, eligibility.</param>
    /// <returns>Excused if trying all moves proves that the floors cannot be reached without giving up a copy that somebody must have.</returns>
    public static Verdict Judge(PlacementView view, FleetRules rules)
    {
        var gaps = Find(view, rules);
        if (gaps.Count == 0)
        {
            return Verdict.Holds;
        }

        if (MoveSearch.Decide(view, rules, MostArrangements) == MoveAnswer.Unreachable)
        {
            return Verdict.Excused(ExcuseReasons.NoRoomToMove);
        }

        var row = view.RowOf(gaps[0]);
        var name = Wording.Name(view.ChunkAt(row));
        return Wording.OfChunk(
            OracleCatalog.WeakFloors,
            name,
            $"{name} rests at {view.ActiveIdealCount(row)} of {rules.Floor} copies on {Wording.List(view.IdealAt(row))} at a fixed point, one of {gaps.Count} such chunks, although all floors pack from scratch");
    }
}
