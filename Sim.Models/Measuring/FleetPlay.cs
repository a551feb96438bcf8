using Scheduler.Core.Placement;

namespace Sim.Models.Measuring;

/// <summary>
/// Plays scheduling cycles until a fleet rests: what a plan drops drains for one cycle and occupies its disk meanwhile, what
/// it evicts is gone at once, and everything that was told to be fetched is there, seen and routed to in the next cycle.
/// </summary>
public static class FleetPlay
{
    /// <summary>Cycles after which a fleet that still moves is given up.</summary>
    public const int MostCycles = 40;

    /// <summary>Plays.</summary>
    /// <param name="planner">Decides each cycle.</param>
    /// <param name="fleet">What is held at the start, committed and routed.</param>
    /// <returns>What it cost; null if the planner refused.</returns>
    public static FleetOutcome? Run(IPlanner planner, PlacementInput fleet)
    {
        var input = fleet;
        var movedBytes = 0L;
        for (var cycle = 1; ; cycle++)
        {
            if (planner.Plan(input) is not PlacementOutcome.Placed placed)
            {
                return null;
            }

            movedBytes += MovedBytes(input, placed.Workers);
            var isAtRest = IsSame(placed.Workers, input.Held) && IsSame(placed.Workers, input.Committed) && placed.Evicted.Count == 0;
            if (isAtRest || cycle == MostCycles)
            {
                return new FleetOutcome(placed, Next(input, placed), movedBytes, cycle - 1, isAtRest);
            }

            input = Next(input, placed);
        }
    }

    /// <summary>Bytes of copies that a plan wants and nobody has.</summary>
    private static long MovedBytes(PlacementInput input, HolderLists plan)
    {
        var bytes = 0L;
        for (var chunk = 0; chunk < plan.Count; chunk++)
        {
            var held = input.Held[chunk];
            foreach (var worker in plan[chunk])
            {
                bytes += held.Contains(worker) ? 0 : input.Chunks.SizesBytes[chunk];
            }
        }

        return bytes;
    }

    private static PlacementInput Next(PlacementInput input, PlacementOutcome.Placed placed)
    {
        var visible = new bool[input.Chunks.Count];
        var routed = new HolderLists(placed.Workers.Offsets, placed.Workers.Positions);
        for (var chunk = 0; chunk < visible.Length; chunk++)
        {
            visible[chunk] = input.Chunks.Visible[chunk] || !placed.Workers[chunk].IsEmpty;
        }

        return input with
        {
            Chunks = input.Chunks with { Visible = visible },
            Held = WithDrains(input.Committed, placed),
            Committed = placed.Workers,
            Routed = routed,
        };
    }

    private static HolderLists WithDrains(HolderLists committed, PlacementOutcome.Placed placed)
    {
        var evicted = placed.Evicted.ToHashSet();
        var offsets = new int[committed.Count + 1];
        var positions = new ushort[committed.TotalCopies + placed.Workers.TotalCopies];
        var next = 0;
        for (var chunk = 0; chunk < committed.Count; chunk++)
        {
            var plan = placed.Workers[chunk];
            plan.CopyTo(positions.AsSpan(next));
            next += plan.Length;
            foreach (var worker in committed[chunk])
            {
                if (!plan.Contains(worker) && !evicted.Contains(new EvictedCopy(chunk, worker)))
                {
                    positions[next++] = worker;
                }
            }

            positions.AsSpan(offsets[chunk], next - offsets[chunk]).Sort();
            offsets[chunk + 1] = next;
        }

        return new HolderLists(offsets, positions);
    }

    private static bool IsSame(HolderLists left, HolderLists right)
    {
        if (!left.Offsets.AsSpan().SequenceEqual(right.Offsets))
        {
            return false;
        }

        return left.Positions.AsSpan(0, left.TotalCopies).SequenceEqual(right.Positions.AsSpan(0, right.TotalCopies));
    }
}
