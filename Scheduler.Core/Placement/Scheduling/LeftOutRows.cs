using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>
/// The chunks of a cycle that a weight strategy leaves out. Nothing of them is planned, so that what is committed of them
/// drains. Only one that has been dropped keeps its committed copies until its tombstone: they would not drain, they would
/// vanish at once, and portals may still route there.
/// </summary>
/// <param name="input">The question of the cycle.</param>
/// <param name="kept">The chunks that are planned.</param>
internal sealed class LeftOutRows(SchedulingInput input, KeptRows kept)
{
    private readonly int[] _rows = kept.LeftOut();

    /// <summary>Bytes of all copies of left-out chunks by worker of the roster: they stay on disks for as long as they drain. Empty if there are none.</summary>
    public long[] HeldBytes()
    {
        long[] bytes = [];
        foreach (var row in _rows)
        {
            foreach (var worker in input.Held[row])
            {
                bytes = bytes.Length == 0 ? new long[input.Workers.Count] : bytes;
                bytes[worker] += input.Chunks.SizesBytes[row];
            }
        }

        return bytes;
    }

    /// <summary>The rows of a plan, in which left-out chunks have none, with the copies that dropped ones keep.</summary>
    public HolderLists WithKeptCopies(HolderLists plan)
    {
        var isDropped = input.Chunks.Dropped;
        return isDropped.Length > 0 && Array.Exists(_rows, row => isDropped[row] && !input.Committed[row].IsEmpty)
            ? Merge(plan, [.. _rows.Where(row => isDropped[row])])
            : plan;
    }

    /// <summary>A plan in which some rows, all of them empty, are replaced by those of what is committed.</summary>
    private HolderLists Merge(HolderLists plan, int[] rows)
    {
        var offsets = new int[plan.Count + 1];
        var positions = new List<ushort>(plan.TotalCopies);
        var next = 0;
        for (var row = 0; row < plan.Count; row++)
        {
            var isReplaced = next < rows.Length && rows[next] == row;
            next += isReplaced ? 1 : 0;
            positions.AddRange(isReplaced ? input.Committed[row] : plan[row]);
            offsets[row + 1] = positions.Count;
        }

        return new HolderLists(offsets, [.. positions]);
    }
}
