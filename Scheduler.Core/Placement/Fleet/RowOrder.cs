namespace Scheduler.Core.Placement;

/// <summary>The canonical order of a row: ascending positions.</summary>
internal static class RowOrder
{
    /// <summary>Sorts every row in place.</summary>
    public static void Sort(HolderLists lists)
    {
        for (var row = 0; row < lists.Count; row++)
        {
            lists.Positions.AsSpan(lists.Offsets[row], lists.Offsets[row + 1] - lists.Offsets[row]).Sort();
        }
    }

    /// <summary>Whether every row ascends.</summary>
    public static bool IsSorted(HolderLists lists)
    {
        for (var row = 0; row < lists.Count; row++)
        {
            var workers = lists[row];
            for (var i = 1; i < workers.Length; i++)
            {
                if (workers[i - 1] > workers[i])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
