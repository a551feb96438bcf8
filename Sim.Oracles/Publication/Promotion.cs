using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>Who may be promoted (storage VIS-4).</summary>
internal static class Promotion
{
    /// <summary>Whether the chunk is stamped with a confirmed assignment and <see cref="IsOpenTo">promotion is open to it</see>.</summary>
    public static bool IsCandidate(PlacementView view, int row, WorkerAssignmentId watermark) =>
        IsOpenTo(view, row) && view.LifecycleAt(row)!.ConfirmedBy(watermark);

    /// <summary>Whether the chunk was never visible, is neither rejected nor in removal, and is not the replacement of a pending correction.</summary>
    public static bool IsOpenTo(PlacementView view, int row) =>
        view.LifecycleAt(row) is { AppliedAtPortal: null, Rejected: false, InRemoval: false } lifecycle
        && !CorrectionLinks.IsPendingReplacement(view.State.Corrections, lifecycle.Chunk);
}
