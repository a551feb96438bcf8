using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Who may be promoted (storage VIS-4).</summary>
internal static class Promotion
{
    /// <summary>Whether the chunk is confirmed, was never visible, is neither rejected nor in removal, and is not the replacement of a pending correction.</summary>
    public static bool IsCandidate(PlacementView view, int row, WorkerAssignmentId watermark) =>
        view.LifecycleAt(row) is { Rejected: false, InRemoval: false, AppliedAtPortal: null } lifecycle
        && lifecycle.ConfirmedBy(watermark)
        && !IsPendingReplacement(view, lifecycle.Chunk);

    private static bool IsPendingReplacement(PlacementView view, ChunkPk chunk)
    {
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].New == chunk && !corrections[i].IsCompleted)
            {
                return true;
            }
        }

        return false;
    }
}
