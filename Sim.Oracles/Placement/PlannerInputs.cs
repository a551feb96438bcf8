using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>Whether two questions to a planner are the same.</summary>
internal static class PlannerInputs
{
    public static bool AreEqual(SchedulingInput left, SchedulingInput right) =>
        AreEqual(left.Workers, right.Workers)
        && AreEqual(left.Chunks, right.Chunks)
        && AreEqual(left.Held, right.Held)
        && AreEqual(left.Committed, right.Committed)
        && AreEqual(left.Routed, right.Routed);

    private static bool AreEqual(SchedulingWorkers left, SchedulingWorkers right) =>
        left.Pks.AsSpan().SequenceEqual(right.Pks)
        && left.PeerIds.AsSpan().SequenceEqual(right.PeerIds)
        && left.Versions.AsSpan().SequenceEqual(right.Versions);

    private static bool AreEqual(SchedulingChunks left, SchedulingChunks right)
    {
        if (!left.Pks.AsSpan().SequenceEqual(right.Pks)
            || !left.SizesBytes.AsSpan().SequenceEqual(right.SizesBytes)
            || !left.FirstBlocks.AsSpan().SequenceEqual(right.FirstBlocks)
            || !left.LastBlocks.AsSpan().SequenceEqual(right.LastBlocks)
            || !left.Visible.AsSpan().SequenceEqual(right.Visible))
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (left.DatasetNames[left.Datasets[i]] != right.DatasetNames[right.Datasets[i]] || !left.Ids[i].SequenceEqual(right.Ids[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(HolderLists left, HolderLists right)
    {
        for (var row = 0; row < left.Count && left.Count == right.Count; row++)
        {
            if (!left[row].SequenceEqual(right[row]))
            {
                return false;
            }
        }

        return left.Count == right.Count;
    }
}
