namespace Scheduler.Core.Lifecycle;

/// <summary>What decides whether a correction may be registered.</summary>
/// <param name="OldDataset">Name of the old chunk's dataset; null if no chunk has the old key.</param>
/// <param name="OldBlocks">The old chunk's blocks.</param>
/// <param name="OldLifecycle">The old chunk's lifecycle row; null while it is not registered.</param>
/// <param name="HasCorrection">A correction of the old chunk exists, pending or completed.</param>
/// <param name="ReplacementExists">The replacement's identity is taken.</param>
public readonly record struct CorrectionFacts(
    string? OldDataset, BlockRange OldBlocks, ChunkLifecycle? OldLifecycle, bool HasCorrection, bool ReplacementExists);
