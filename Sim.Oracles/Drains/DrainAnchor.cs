using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>When the window of a draining copy starts (rule 22.7), worked out for oracles.</summary>
internal static class DrainAnchor
{
    /// <summary>The first portal assignment whose watermark reached the assignment that gave the copy up; null while the copy is pending.</summary>
    /// <remarks>Searched from the newest backwards: drains are young, and watermarks never fall.</remarks>
    public static PortalAssignmentView? Of(IReadOnlyList<PortalAssignmentView> portals, WorkerAssignmentId supersededAt)
    {
        PortalAssignmentView? anchor = null;
        for (var i = portals.Count - 1; i >= 0 && portals[i].ConfirmedUpTo >= supersededAt; i--)
        {
            anchor = portals[i];
        }

        return anchor;
    }

    /// <summary>Whether a window that starts with this portal assignment has ended at a tick: exactly M ticks later it has.</summary>
    public static bool IsOver(PortalAssignmentView? anchor, Tick now, long mTicks) =>
        anchor is not null && now.Value >= mTicks && anchor.CreatedAt.Value <= now.Value - mTicks;
}
