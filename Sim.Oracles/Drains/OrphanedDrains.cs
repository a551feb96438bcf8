using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Rule 22.3, worked out for oracles: drains of a chunk whose ideal holders have all departed return to the ideal.</summary>
internal static class OrphanedDrains
{
    /// <summary>Whether the rule applies to a chunk: it has ideal holders and none of them is active.</summary>
    public static bool IsOrphaned(PlacementView before, int row) => !before.IdealAt(row).IsEmpty && before.ActiveIdealCount(row) == 0;

    /// <summary>The ideal of a chunk as the plan of a cycle finds it, ascending.</summary>
    public static ReadOnlySpan<WorkerPk> RescuedIdeal(PlacementView before, ChunkPk chunk)
    {
        var row = before.RowOf(chunk);
        if (row < 0)
        {
            return [];
        }

        var ideal = before.IdealAt(row);
        return before.StaleAt(row).IsEmpty || !IsOrphaned(before, row) ? ideal : Union(before, ideal, before.StaleAt(row));
    }

    private static WorkerPk[] Union(PlacementView before, ReadOnlySpan<WorkerPk> ideal, ReadOnlySpan<WorkerPk> stale)
    {
        var union = new List<WorkerPk>(ideal.Length + stale.Length);
        union.AddRange(ideal);
        foreach (var worker in stale)
        {
            if (before.IsActive(worker) && !union.Contains(worker))
            {
                union.Add(worker);
            }
        }

        union.Sort();
        return [.. union];
    }
}
