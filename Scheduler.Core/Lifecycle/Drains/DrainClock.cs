namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Derives when a draining copy's window starts and ends from the portal assignments alone (rule 22.7), so that starting a
/// drain rewrites nothing. A copy superseded at s drains from the first portal assignment whose watermark reached s: the
/// first one that no longer routes to it.
/// </summary>
/// <remarks>Portal assignments are given in order; their ticks and watermarks never fall.</remarks>
public static class DrainClock
{
    /// <summary>The portal assignment that starts the window of a copy; null while the copy is pending.</summary>
    /// <param name="portals">All portal assignments, in order.</param>
    /// <param name="supersededAt">The first worker assignment whose ideal lacks the copy.</param>
    public static PortalAssignmentView? AnchorOf(IReadOnlyList<PortalAssignmentView> portals, WorkerAssignmentId supersededAt)
    {
        int low = 0, high = portals.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = portals[middle].ConfirmedUpTo >= supersededAt ? (low, middle) : (middle + 1, high);
        }

        return low < portals.Count ? portals[low] : null;
    }

    /// <summary>Copies superseded at or below the result have waited out their window; 0 if none has.</summary>
    /// <param name="portals">All portal assignments, in order.</param>
    /// <param name="now">Present tick.</param>
    /// <param name="mTicks">Length of the window; a copy that has waited exactly that long has waited it out.</param>
    public static WorkerAssignmentId ExpiredUpTo(IReadOnlyList<PortalAssignmentView> portals, Tick now, long mTicks)
    {
        int low = 0, high = portals.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = now.HasWaited(portals[middle].CreatedAt, mTicks) ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? WorkerAssignmentId.None : portals[low - 1].ConfirmedUpTo;
    }
}
