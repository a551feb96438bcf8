namespace Scheduler.Core.Tests.Placement;

/// <summary>Replication targets by the written procedure.</summary>
internal static class JudgeTargets
{
    public static Dictionary<ushort, int>? Choose(SortedDictionary<ushort, ulong> sizes, ulong budget, int min, int max)
    {
        var total = sizes.Values.Aggregate(0UL, (sum, size) => sum + size);
        if (total * (ulong)min > budget)
        {
            return null;
        }

        var proportional = sizes.Aggregate(0UL, (sum, entry) => sum + (entry.Key * entry.Value));
        var pinned = 0UL;
        var k = 0.0;
        foreach (var (weight, size) in sizes)
        {
            k = (double)(budget > pinned ? budget - pinned : 0) / (double)proportional;
            if (Math.Truncate(k * weight) >= min)
            {
                break;
            }

            pinned += (ulong)min * size;
            proportional -= weight * size;
        }

        return sizes.ToDictionary(entry => entry.Key, entry => Math.Min(max, Math.Max(min, Saturate(entry.Key * k))));
    }

    private static int Saturate(double copies) => double.IsNaN(copies) || copies < 0 ? 0 : copies > 65535 ? 65535 : (int)copies;
}
