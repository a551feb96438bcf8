using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What one portal routes by.</summary>
/// <param name="Assignment">The portal assignment that it holds.</param>
/// <param name="FetchedAt">When it took it.</param>
/// <param name="Watermark">The watermark when that assignment was published.</param>
public sealed record PortalSnapshot(PortalAssignment Assignment, Tick FetchedAt, WorkerAssignmentId Watermark)
{
    /// <summary>Ticks since the portal took it.</summary>
    public long AgeTicks(Tick now) => now.Value - FetchedAt.Value;
}
