using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-04 and O-05. At a feasible fixed point no live chunk rests below its floor while the missing copies could be seated.
/// Both look at ideal loads; nothing drains at a fixed point.
/// </summary>
public static class ConvergedFloorOracle
{
    /// <summary>O-04, weak: enough other workers have room for the missing copies as they are.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    public static Verdict JudgeWeak(PlacementView view, FleetRules rules)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var missing = MissingCopies(view, row, rules.Floor);
            if (missing == 0)
            {
                continue;
            }

            var hosts = 0;
            for (var worker = 0; worker < view.WorkerCount; worker++)
            {
                hosts += IsCandidate(view, row, worker, rules) && FreeBytes(view, worker, rules) >= view.ChunkAt(row).SizeBytes ? 1 : 0;
            }

            if (hosts >= missing)
            {
                return Violated(OracleCatalog.WeakFloors, view, row, rules, "other workers have room", hosts);
            }
        }

        return Verdict.Holds;
    }

    /// <summary>O-05, strong: enough other workers have room or could make it by dropping bonus copies of other chunks.</summary>
    /// <param name="view">The state at a feasible fixed point.</param>
    /// <param name="rules">Floor, capacity, eligibility.</param>
    public static Verdict JudgeStrong(PlacementView view, FleetRules rules)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var missing = MissingCopies(view, row, rules.Floor);
            if (missing == 0)
            {
                continue;
            }

            var bonuses = Bonuses(view, rules.Floor);
            var hosts = 0;
            for (var worker = 0; worker < view.WorkerCount && hosts < missing; worker++)
            {
                hosts += IsCandidate(view, row, worker, rules) && MakesRoom(view, row, worker, rules, bonuses) ? 1 : 0;
            }

            if (hosts >= missing)
            {
                return Violated(OracleCatalog.StrongFloors, view, row, rules, "other workers have room, or bonus copies to drop,", hosts);
            }
        }

        return Verdict.Holds;
    }

    /// <summary>The row of the chunk that a violation of this oracle is about.</summary>
    /// <param name="view">The state that was judged.</param>
    /// <param name="violation">What was found in it.</param>
    /// <exception cref="ArgumentException">The violation is about no chunk of the state.</exception>
    public static int StarvedRow(PlacementView view, Violation violation)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (Wording.Name(view.ChunkAt(row)) == violation.Subject)
            {
                return row;
            }
        }

        throw new ArgumentException($"{violation.Subject} is not a chunk of the state", nameof(violation));
    }

    /// <summary>Copies that a live registered chunk that the host does not leave out lacks to its floor; 0 for any other chunk.</summary>
    internal static int MissingCopies(PlacementView view, int row, int floor) =>
        view.OwesFloor(row) ? Math.Max(0, floor - view.ActiveIdealCount(row)) : 0;

    private static bool IsCandidate(PlacementView view, int row, int worker, FleetRules rules) =>
        view.IsActiveAt(worker)
        && view.IdealAt(row).BinarySearch(view.WorkerAt(worker)) < 0
        && rules.Eligibility.Allows(view.ChunkAt(row).Pk, view.WorkerAt(worker));

    private static long FreeBytes(PlacementView view, int worker, FleetRules rules) => rules.CapacityBytes - view.IdealBytesAt(worker);

    /// <summary>Copies above the floor, per chunk. Exempt chunks are not in the snapshot and give nothing.</summary>
    private static int[] Bonuses(PlacementView view, int floor)
    {
        var bonuses = new int[view.ChunkCount];
        for (var row = 0; row < bonuses.Length; row++)
        {
            bonuses[row] = view.IsFloorExempt(row) ? 0 : Math.Max(0, view.ActiveIdealCount(row) - floor);
        }

        return bonuses;
    }

    /// <summary>Whether the worker can host the chunk. The bonuses that it must give up are spent if it can, and untouched if not.</summary>
    private static bool MakesRoom(PlacementView view, int row, int worker, FleetRules rules, int[] bonuses)
    {
        var sizeBytes = view.ChunkAt(row).SizeBytes;
        var roomBytes = FreeBytes(view, worker, rules);
        var pk = view.WorkerAt(worker);
        var donors = new List<int>();
        for (var donor = 0; donor < view.ChunkCount && roomBytes < sizeBytes; donor++)
        {
            if (donor != row && bonuses[donor] > 0 && view.IdealAt(donor).BinarySearch(pk) >= 0)
            {
                roomBytes += view.ChunkAt(donor).SizeBytes;
                donors.Add(donor);
            }
        }

        if (roomBytes < sizeBytes)
        {
            return false;
        }

        foreach (var donor in donors)
        {
            bonuses[donor]--;
        }

        return true;
    }

    private static Verdict Violated(OracleDescription oracle, PlacementView view, int row, FleetRules rules, string reason, int hosts)
    {
        var chunk = view.ChunkAt(row);
        var name = Wording.Name(chunk);
        return Wording.OfChunk(
            oracle,
            name,
            $"{name} of {chunk.SizeBytes} bytes rests at {view.ActiveIdealCount(row)} of {rules.Floor} copies although {reason} for {hosts} more");
    }
}
