namespace Scheduler.Core.Lifecycle;

/// <summary>A correction, kept for ever.</summary>
/// <param name="Old">The replaced chunk.</param>
/// <param name="New">The replacement.</param>
/// <param name="Dataset">Name of the dataset of both.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="AppliedAt">The portal assignment that completed it; null while pending.</param>
public sealed record CorrectionView(ChunkPk Old, ChunkPk New, string Dataset, Tick CreatedAt, PortalAssignmentId? AppliedAt)
{
    /// <summary>Whether the swap has happened.</summary>
    public bool IsCompleted => AppliedAt is not null;
}
