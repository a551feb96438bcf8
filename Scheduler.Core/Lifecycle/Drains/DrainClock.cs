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
        var first = LowerBound.Of(portals, supersededAt, static (row, key) => row.ConfirmedUpTo < key);
        return first < portals.Count ? portals[first] : null;
    }

    /// <summary>Copies superseded at or below the result have waited out their window; 0 if none has.</summary>
    /// <param name="portals">All portal assignments, in order.</param>
    /// <param name="now">Present tick.</param>
    /// <param name="drainWindowTicks">Length of the window; a copy that has waited exactly that long has waited it out.</param>
    public static WorkerAssignmentId ExpiredUpTo(IReadOnlyList<PortalAssignmentView> portals, Tick now, long drainWindowTicks)
    {
        var waiting = LowerBound.Of(portals, (Now: now, Length: drainWindowTicks), static (row, window) => window.Now.HasWaited(row.CreatedAt, window.Length));
        return waiting == 0 ? WorkerAssignmentId.None : portals[waiting - 1].ConfirmedUpTo;
    }
}
