namespace Scheduler.Core.Lifecycle;

/// <summary>Everything a storage holds at one moment. Compare two states by key, never by position.</summary>
/// <param name="Datasets">Names, ordinal.</param>
/// <param name="Chunks">All stored chunks, by key.</param>
/// <param name="Lifecycles">One row per registered chunk, by key.</param>
/// <param name="Ideal">The latest ideal, by chunk.</param>
/// <param name="StaleMappings">Copies given up and still served, by chunk and worker.</param>
/// <param name="Diffs">Queued changes of routing, by assignment and chunk.</param>
/// <param name="ConfirmedRouting">What portals route by, by chunk.</param>
/// <param name="Corrections">All corrections, by old chunk.</param>
/// <param name="Workers">The registry, by key.</param>
/// <param name="PortalAssignments">All portal assignments, by number.</param>
/// <param name="Watermark">The highest confirmed worker assignment; 0 if none.</param>
/// <param name="NewestWorkerAssignment">The highest minted worker assignment; 0 if none.</param>
public sealed record StorageState(
    IReadOnlyList<string> Datasets,
    IReadOnlyList<ChunkView> Chunks,
    IReadOnlyList<ChunkLifecycle> Lifecycles,
    IReadOnlyList<HoldersView> Ideal,
    IReadOnlyList<StaleMappingView> StaleMappings,
    IReadOnlyList<DiffView> Diffs,
    IReadOnlyList<HoldersView> ConfirmedRouting,
    IReadOnlyList<CorrectionView> Corrections,
    IReadOnlyList<WorkerView> Workers,
    IReadOnlyList<PortalAssignmentView> PortalAssignments,
    WorkerAssignmentId Watermark,
    WorkerAssignmentId NewestWorkerAssignment)
{
    /// <summary>Chunks that the latest plan could not give their floor, by key; tombstoned ones wait no more.</summary>
    public IReadOnlyList<WaitingChunk> Waiting { get; init; } = [];

    /// <summary>The newest tick of any call that was not refused; null before the first.</summary>
    public Tick? NewestTick { get; init; }
}
