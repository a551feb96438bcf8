namespace Scheduler.Core.Lifecycle;

/// <summary>A registered worker.</summary>
/// <param name="Pk">Key.</param>
/// <param name="PeerId">Identity.</param>
/// <param name="Version">Software version; null if unknown.</param>
/// <param name="InactiveSince">When it was first found missing; null if active.</param>
public sealed record WorkerView(WorkerPk Pk, string PeerId, string? Version, Tick? InactiveSince)
{
    /// <summary>Whether the worker was in the latest roster.</summary>
    public bool IsActive => InactiveSince is null;
}
