using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The number of copies that each weight class is entitled to: a ceiling, not a promise.</summary>
public sealed class ReplicationTargets
{
    private ReplicationTargets(double multiplier, SortedTable<ushort, ushort> byWeight)
    {
        Multiplier = multiplier;
        ByWeight = byWeight;
    }

    /// <summary>Copies per unit of weight that the budget affords once the light classes sit on the floor.</summary>
    public double Multiplier { get; }

    /// <summary>Target of each weight that occurs.</summary>
    public SortedTable<ushort, ushort> ByWeight { get; }

    /// <summary>
    /// Shares a budget out in proportion to weight, with a floor and a ceiling for every class.
    /// Weights are visited upwards; one that its proportional share would leave below the floor is pinned to the
    /// floor and paid for first. A pinned class uses more than its share, which can only lower the multiplier,
    /// so one pass is enough. Bytes that the ceiling frees go to nobody.
    /// </summary>
    /// <param name="bytesByWeight">Total bytes of each weight that occurs.</param>
    /// <param name="budgetBytes">Bytes to spend.</param>
    /// <param name="floor">Least copies of any chunk, 0 to 65535.</param>
    /// <param name="ceiling">Most copies of any chunk, 0 to 65535. Wins where it is below the floor.</param>
    /// <returns>The targets; null if not even the floor of all classes fits into the budget.</returns>
    public static ReplicationTargets? Choose(SortedTable<ushort, long> bytesByWeight, ulong budgetBytes, int floor, int ceiling)
    {
        if (Total(bytesByWeight) * (uint)floor > budgetBytes)
        {
            return null;
        }

        var multiplier = ChooseMultiplier(bytesByWeight, budgetBytes, floor);
        var weights = new ushort[bytesByWeight.Count];
        var targets = new ushort[bytesByWeight.Count];
        var index = 0;
        foreach (var (weight, _) in bytesByWeight)
        {
            weights[index] = weight;
            targets[index++] = (ushort)Math.Min(ceiling, Math.Max(floor, TruncateToCopies(weight * multiplier)));
        }

        return new ReplicationTargets(multiplier, new SortedTable<ushort, ushort>(weights, targets));
    }

    private static double ChooseMultiplier(SortedTable<ushort, long> bytesByWeight, ulong budgetBytes, int floor)
    {
        var proportional = Weighted(bytesByWeight);
        var pinned = UInt128.Zero;
        var multiplier = 0.0;
        foreach (var (weight, bytes) in bytesByWeight)
        {
            var surplus = budgetBytes > pinned ? budgetBytes - pinned : UInt128.Zero;
            multiplier = (double)surplus / (double)proportional;
            if (Math.Truncate(multiplier * weight) >= floor)
            {
                break;
            }

            pinned += (UInt128)bytes * (uint)floor;
            proportional -= (UInt128)bytes * weight;
        }

        return multiplier;
    }

    /// <summary>Drops the fraction and saturates to 0..65535; not a number counts as 0.</summary>
    private static int TruncateToCopies(double copies) => copies switch
    {
        >= ushort.MaxValue => ushort.MaxValue,
        > 0 => (int)copies,
        _ => 0,
    };

    private static UInt128 Total(SortedTable<ushort, long> bytesByWeight)
    {
        var total = UInt128.Zero;
        foreach (var (_, bytes) in bytesByWeight)
        {
            total += (UInt128)bytes;
        }

        return total;
    }

    private static UInt128 Weighted(SortedTable<ushort, long> bytesByWeight)
    {
        var weighted = UInt128.Zero;
        foreach (var (weight, bytes) in bytesByWeight)
        {
            weighted += (UInt128)bytes * weight;
        }

        return weighted;
    }
}
